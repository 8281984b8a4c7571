-- AlterTable
ALTER TABLE "identities" ADD COLUMN     "preferred" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "merged_into" TEXT;

-- CreateTable
CREATE TABLE "unlinked_accounts" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unlinked_accounts_pkey" PRIMARY KEY ("platform","tenant","external_id")
);

-- CreateTable
CREATE TABLE "link_codes" (
    "member_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "hash" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_by" TEXT,

    CONSTRAINT "link_codes_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "link_failures" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_failures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_links" (
    "hash" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "identity_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "web_sessions" (
    "hash" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "identity_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "web_sessions_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "link_codes_organization_id_hash_key" ON "link_codes"("organization_id", "hash");

-- CreateIndex
CREATE INDEX "link_failures_installation_id_at_idx" ON "link_failures"("installation_id", "at");

-- CreateIndex
CREATE INDEX "sign_in_links_identity_id_idx" ON "sign_in_links"("identity_id");

-- CreateIndex
CREATE INDEX "web_sessions_identity_id_idx" ON "web_sessions"("identity_id");

-- CreateIndex
CREATE INDEX "members_merged_into_idx" ON "members"("merged_into");

-- AddForeignKey
ALTER TABLE "link_codes" ADD CONSTRAINT "link_codes_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web_sessions" ADD CONSTRAINT "web_sessions_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A member's lessons come to one place.
CREATE UNIQUE INDEX "identities_preferred_key" ON "identities"("member_id") WHERE "preferred";
