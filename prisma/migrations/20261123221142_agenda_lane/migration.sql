-- AlterTable
ALTER TABLE "agenda" ADD COLUMN     "lane" TEXT;
