-- AlterTable
ALTER TABLE "issuer_keys" ADD COLUMN     "compromised_reason" TEXT;
