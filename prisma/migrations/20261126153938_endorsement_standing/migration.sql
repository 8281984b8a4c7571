-- AlterTable
ALTER TABLE "endorsements" ADD COLUMN     "document_id" TEXT,
ADD COLUMN     "jwt" TEXT,
ADD COLUMN     "partner_id" TEXT,
ADD COLUMN     "valid_from" TIMESTAMPTZ(3),
ADD COLUMN     "valid_until" TIMESTAMPTZ(3),
ADD COLUMN     "verdict" TEXT,
ADD COLUMN     "verified_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "endorsements_organization_id_document_id_key" ON "endorsements"("organization_id", "document_id");
