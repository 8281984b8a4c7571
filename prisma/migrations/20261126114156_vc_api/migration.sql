-- AlterTable
ALTER TABLE "credentials" ADD COLUMN     "external_id" TEXT;

-- CreateIndex
CREATE INDEX "credentials_issuer_id_external_id_idx" ON "credentials"("issuer_id", "external_id");
