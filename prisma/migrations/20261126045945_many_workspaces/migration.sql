-- AlterTable
ALTER TABLE "installations" ADD COLUMN     "app_id" TEXT,
ADD COLUMN     "bot_id" TEXT,
ADD COLUMN     "enterprise_id" TEXT,
ADD COLUMN     "installed_at" TIMESTAMPTZ(3),
ADD COLUMN     "installed_by" TEXT,
ADD COLUMN     "renewing_until" TIMESTAMPTZ(3),
ADD COLUMN     "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'environment',
ADD COLUMN     "token_expires_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "installation_secrets" (
    "installation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,

    CONSTRAINT "installation_secrets_pkey" PRIMARY KEY ("installation_id","name")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "install_states" (
    "state_hash" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "invitation_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "install_states_pkey" PRIMARY KEY ("state_hash")
);

-- CreateIndex
CREATE INDEX "installation_secrets_key_id_idx" ON "installation_secrets"("key_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_organization_id_idx" ON "invitations"("organization_id");

-- CreateIndex
CREATE INDEX "install_states_invitation_id_idx" ON "install_states"("invitation_id");

-- CreateIndex
CREATE INDEX "install_states_expires_at_idx" ON "install_states"("expires_at");

-- AddForeignKey
ALTER TABLE "installation_secrets" ADD CONSTRAINT "installation_secrets_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "install_states" ADD CONSTRAINT "install_states_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
