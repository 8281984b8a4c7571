-- CreateTable
CREATE TABLE "achievements" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "draft" BOOLEAN NOT NULL DEFAULT false,
    "high_stakes" BOOLEAN NOT NULL DEFAULT false,
    "retired" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "achievements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issuers" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "email" TEXT,
    "country_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issuers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issuer_keys" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "issuer_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "public_key_multibase" TEXT NOT NULL,
    "sealed" TEXT,
    "sealed_with" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "compromised_at" TIMESTAMPTZ(3),

    CONSTRAINT "issuer_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_lists" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "issuer_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "signed" JSONB,
    "signed_version" INTEGER,
    "signed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "status_lists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credentials" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT,
    "achievement_id" TEXT,
    "issuer_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 1,
    "recipient_name" TEXT,
    "awarded_at" TIMESTAMPTZ(3) NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "basis" JSONB NOT NULL,
    "status_index" INTEGER,
    "revocation_list_id" TEXT,
    "suspension_list_id" TEXT,
    "key_id" TEXT,
    "signed" JSONB,
    "signed_at" TIMESTAMPTZ(3),
    "renews_id" TEXT,
    "suspended_at" TIMESTAMPTZ(3),
    "suspended_reason" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" TEXT,
    "lapsed_at" TIMESTAMPTZ(3),
    "shared" BOOLEAN NOT NULL DEFAULT true,
    "in_portfolio" BOOLEAN NOT NULL DEFAULT false,
    "shown_evidence" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential_changes" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "credential_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endorsements" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "endorser_name" TEXT NOT NULL,
    "signed" JSONB NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "endorsements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sittings" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "achievement_id" TEXT NOT NULL,
    "criterion" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "renews_id" TEXT,
    "status" TEXT NOT NULL DEFAULT 'offered',
    "seed" INTEGER NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "result" JSONB,
    "installation_id" TEXT,
    "conversation" TEXT,
    "message" TEXT,

    CONSTRAINT "sittings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sitting_items" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "sitting_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "item_id" TEXT NOT NULL,
    "item_version_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "answer" JSONB,
    "correct" BOOLEAN,
    "shown_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "sitting_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_holds" (
    "member_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "achievement_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_holds_pkey" PRIMARY KEY ("member_id","outcome_id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "achievement_id" TEXT NOT NULL,
    "criterion" TEXT NOT NULL,
    "text" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "locked_by" TEXT,
    "locked_until" TIMESTAMPTZ(3),
    "assessor_id" TEXT,
    "assessor_name" TEXT,
    "assessor_by" TEXT,
    "appointed_why" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "scores" JSONB,
    "reason" TEXT,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_files" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "evidence_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "bytes" BYTEA,
    "kept_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessor_appointments" (
    "member_id" TEXT NOT NULL,
    "achievement_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "appointed_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessor_appointments_pkey" PRIMARY KEY ("member_id","achievement_id")
);

-- CreateTable
CREATE TABLE "portfolios" (
    "member_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "portfolios_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "personal_links" (
    "hash" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "personal_links_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "hash" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "webhooks" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "sealed" TEXT NOT NULL,
    "sealed_with" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_sends" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "detail" TEXT,

    CONSTRAINT "webhook_sends_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "achievements_pack_id_idx" ON "achievements"("pack_id");

-- CreateIndex
CREATE UNIQUE INDEX "achievements_organization_id_slug_key" ON "achievements"("organization_id", "slug");

-- CreateIndex
CREATE INDEX "issuers_organization_id_idx" ON "issuers"("organization_id");

-- CreateIndex
CREATE INDEX "issuer_keys_sealed_with_idx" ON "issuer_keys"("sealed_with");

-- CreateIndex
CREATE UNIQUE INDEX "issuer_keys_issuer_id_number_key" ON "issuer_keys"("issuer_id", "number");

-- CreateIndex
CREATE INDEX "status_lists_issuer_id_purpose_idx" ON "status_lists"("issuer_id", "purpose");

-- CreateIndex
CREATE INDEX "credentials_organization_id_valid_until_idx" ON "credentials"("organization_id", "valid_until");

-- CreateIndex
CREATE INDEX "credentials_achievement_id_idx" ON "credentials"("achievement_id");

-- CreateIndex
CREATE INDEX "credentials_key_id_idx" ON "credentials"("key_id");

-- CreateIndex
CREATE UNIQUE INDEX "credentials_member_id_achievement_id_sequence_key" ON "credentials"("member_id", "achievement_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "credentials_issuer_id_status_index_revocation_list_id_key" ON "credentials"("issuer_id", "status_index", "revocation_list_id");

-- CreateIndex
CREATE INDEX "credential_changes_credential_id_at_idx" ON "credential_changes"("credential_id", "at");

-- CreateIndex
CREATE INDEX "endorsements_subject_kind_subject_id_idx" ON "endorsements"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "sittings_member_id_status_idx" ON "sittings"("member_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "sittings_member_id_achievement_id_criterion_attempt_key" ON "sittings"("member_id", "achievement_id", "criterion", "attempt");

-- CreateIndex
CREATE INDEX "sitting_items_member_id_item_id_idx" ON "sitting_items"("member_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "sitting_items_sitting_id_position_key" ON "sitting_items"("sitting_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "sitting_items_sitting_id_item_id_key" ON "sitting_items"("sitting_id", "item_id");

-- CreateIndex
CREATE INDEX "evidence_member_id_achievement_id_idx" ON "evidence"("member_id", "achievement_id");

-- CreateIndex
CREATE INDEX "evidence_organization_id_status_idx" ON "evidence"("organization_id", "status");

-- CreateIndex
CREATE INDEX "evidence_files_evidence_id_idx" ON "evidence_files"("evidence_id");

-- CreateIndex
CREATE INDEX "evidence_files_kept_until_idx" ON "evidence_files"("kept_until");

-- CreateIndex
CREATE INDEX "assessor_appointments_achievement_id_idx" ON "assessor_appointments"("achievement_id");

-- CreateIndex
CREATE UNIQUE INDEX "portfolios_handle_key" ON "portfolios"("handle");

-- CreateIndex
CREATE INDEX "personal_links_member_id_idx" ON "personal_links"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_organization_id_name_key" ON "api_tokens"("organization_id", "name");

-- CreateIndex
CREATE INDEX "webhooks_organization_id_idx" ON "webhooks"("organization_id");

-- CreateIndex
CREATE INDEX "webhooks_sealed_with_idx" ON "webhooks"("sealed_with");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_sends_webhook_id_event_subject_id_key" ON "webhook_sends"("webhook_id", "event", "subject_id");

-- AddForeignKey
ALTER TABLE "achievements" ADD CONSTRAINT "achievements_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "packs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issuer_keys" ADD CONSTRAINT "issuer_keys_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "issuers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_lists" ADD CONSTRAINT "status_lists_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "issuers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_achievement_id_fkey" FOREIGN KEY ("achievement_id") REFERENCES "achievements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_achievement_id_fkey" FOREIGN KEY ("achievement_id") REFERENCES "achievements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitting_items" ADD CONSTRAINT "sitting_items_sitting_id_fkey" FOREIGN KEY ("sitting_id") REFERENCES "sittings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_achievement_id_fkey" FOREIGN KEY ("achievement_id") REFERENCES "achievements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_files" ADD CONSTRAINT "evidence_files_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessor_appointments" ADD CONSTRAINT "assessor_appointments_achievement_id_fkey" FOREIGN KEY ("achievement_id") REFERENCES "achievements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_sends" ADD CONSTRAINT "webhook_sends_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
