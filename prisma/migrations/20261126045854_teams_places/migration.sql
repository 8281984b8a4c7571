-- AlterTable
ALTER TABLE "identities" ADD COLUMN     "handle" TEXT,
ADD COLUMN     "service_url" TEXT;

-- AlterTable
ALTER TABLE "installations" ADD COLUMN     "service_url" TEXT;

-- CreateTable
CREATE TABLE "places" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "team_id" TEXT,
    "name" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "places_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "places_organization_id_idx" ON "places"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "places_installation_id_kind_external_id_key" ON "places"("installation_id", "kind", "external_id");

-- AddForeignKey
ALTER TABLE "places" ADD CONSTRAINT "places_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "places" ADD CONSTRAINT "places_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
