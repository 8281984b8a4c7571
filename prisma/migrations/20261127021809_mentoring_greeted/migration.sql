-- AlterTable
ALTER TABLE "pairings" ADD COLUMN     "greeted_at" TIMESTAMPTZ(3);
