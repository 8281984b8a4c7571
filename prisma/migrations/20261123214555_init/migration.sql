-- CreateTable
CREATE TABLE "packs" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "packs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "learning_outcomes" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "skill" TEXT NOT NULL,
    "skill_title" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "learning_outcomes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pathways" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "retired" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "pathways_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pathway_modules" (
    "pathway_id" TEXT NOT NULL,
    "module_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "pathway_modules_pkey" PRIMARY KEY ("pathway_id","module_id")
);

-- CreateTable
CREATE TABLE "modules" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "modules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lessons" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "module_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "version_id" TEXT,

    CONSTRAINT "lessons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_versions" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "words" INTEGER NOT NULL,
    "sources" TEXT[],
    "picture" JSONB,
    "video" TEXT,

    CONSTRAINT "lesson_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "items" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "reserve" BOOLEAN NOT NULL DEFAULT false,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "version_id" TEXT,

    CONSTRAINT "items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_versions" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "difficulty" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "item_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schedules" (
    "member_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT,
    "at_minute" INTEGER NOT NULL DEFAULT 540,
    "days" INTEGER NOT NULL DEFAULT 31,
    "daily_minutes" INTEGER NOT NULL DEFAULT 5,
    "paused_until" DATE,
    "next_due_at" TIMESTAMPTZ(3),

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "enrolments" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "pathway_id" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "due_on" DATE,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "local_date" DATE NOT NULL,
    "sequence" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "seed" INTEGER NOT NULL,
    "enrolment_id" TEXT,
    "lesson_version_id" TEXT,
    "why" JSONB NOT NULL DEFAULT '{}',
    "installation_id" TEXT,
    "conversation" TEXT,
    "message" TEXT,
    "sending_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "shown_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_items" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "item_id" TEXT NOT NULL,
    "item_version_id" TEXT NOT NULL,
    "origin" TEXT NOT NULL,

    CONSTRAINT "delivery_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "responses" (
    "delivery_item_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "item_version_id" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "rating" TEXT NOT NULL,
    "response_ms" INTEGER,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "platform" TEXT NOT NULL,

    CONSTRAINT "responses_pkey" PRIMARY KEY ("delivery_item_id")
);

-- CreateTable
CREATE TABLE "memory_states" (
    "member_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "last_review_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "memory_states_pkey" PRIMARY KEY ("member_id","item_id")
);

-- CreateTable
CREATE TABLE "lesson_finishes" (
    "member_id" TEXT NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lesson_finishes_pkey" PRIMARY KEY ("member_id","lesson_id")
);

-- CreateTable
CREATE TABLE "streaks" (
    "member_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "current" INTEGER NOT NULL DEFAULT 0,
    "best" INTEGER NOT NULL DEFAULT 0,
    "freezes" INTEGER NOT NULL DEFAULT 0,
    "last_date" DATE,
    "excused_until" DATE,

    CONSTRAINT "streaks_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "organizations" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "default_pathway_id" TEXT,
    "open_enrolment" BOOLEAN NOT NULL DEFAULT false,
    "contact" TEXT,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sites" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "sites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "teams" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT,
    "time_zone" TEXT NOT NULL,
    "team_id" TEXT,
    "site_id" TEXT,
    "from" DATE,
    "until" DATE,
    "roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "on_roster" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manager_assignments" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "manager_id" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "manager_assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identities" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "conversation" TEXT,
    "unreachable" TEXT,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installations" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bot_user_id" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "paused_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda" (
    "key" TEXT NOT NULL,
    "organization_id" TEXT,
    "job" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agenda_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "inbound_events" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbound_events_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "worker_heartbeats" (
    "id" TEXT NOT NULL,
    "workers" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "packs_organization_id_slug_key" ON "packs"("organization_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "learning_outcomes_pack_id_slug_key" ON "learning_outcomes"("pack_id", "slug");

-- CreateIndex
CREATE INDEX "pathways_pack_id_idx" ON "pathways"("pack_id");

-- CreateIndex
CREATE UNIQUE INDEX "pathways_organization_id_slug_key" ON "pathways"("organization_id", "slug");

-- CreateIndex
CREATE INDEX "pathway_modules_module_id_idx" ON "pathway_modules"("module_id");

-- CreateIndex
CREATE UNIQUE INDEX "modules_pack_id_slug_key" ON "modules"("pack_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "lessons_module_id_slug_key" ON "lessons"("module_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_versions_lesson_id_number_key" ON "lesson_versions"("lesson_id", "number");

-- CreateIndex
CREATE INDEX "items_lesson_id_idx" ON "items"("lesson_id");

-- CreateIndex
CREATE INDEX "items_outcome_id_idx" ON "items"("outcome_id");

-- CreateIndex
CREATE UNIQUE INDEX "items_pack_id_slug_key" ON "items"("pack_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "item_versions_item_id_number_key" ON "item_versions"("item_id", "number");

-- CreateIndex
CREATE INDEX "schedules_next_due_at_idx" ON "schedules"("next_due_at");

-- CreateIndex
CREATE INDEX "enrolments_pathway_id_idx" ON "enrolments"("pathway_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrolments_member_id_pathway_id_key" ON "enrolments"("member_id", "pathway_id");

-- CreateIndex
CREATE INDEX "deliveries_member_id_status_idx" ON "deliveries"("member_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_member_id_local_date_sequence_key" ON "deliveries"("member_id", "local_date", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_items_delivery_id_position_key" ON "delivery_items"("delivery_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_items_delivery_id_item_id_key" ON "delivery_items"("delivery_id", "item_id");

-- CreateIndex
CREATE INDEX "responses_member_id_answered_at_idx" ON "responses"("member_id", "answered_at");

-- CreateIndex
CREATE INDEX "responses_item_id_idx" ON "responses"("item_id");

-- CreateIndex
CREATE INDEX "memory_states_member_id_due_at_idx" ON "memory_states"("member_id", "due_at");

-- CreateIndex
CREATE INDEX "lesson_finishes_lesson_id_idx" ON "lesson_finishes"("lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "organizations_slug_key" ON "organizations"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "sites_organization_id_name_key" ON "sites"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "teams_organization_id_name_key" ON "teams"("organization_id", "name");

-- CreateIndex
CREATE INDEX "members_team_id_idx" ON "members"("team_id");

-- CreateIndex
CREATE INDEX "members_site_id_idx" ON "members"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_organization_id_address_key" ON "members"("organization_id", "address");

-- CreateIndex
CREATE INDEX "manager_assignments_member_id_idx" ON "manager_assignments"("member_id");

-- CreateIndex
CREATE INDEX "manager_assignments_manager_id_idx" ON "manager_assignments"("manager_id");

-- CreateIndex
CREATE INDEX "identities_member_id_idx" ON "identities"("member_id");

-- CreateIndex
CREATE INDEX "identities_installation_id_idx" ON "identities"("installation_id");

-- CreateIndex
CREATE UNIQUE INDEX "identities_platform_tenant_external_id_key" ON "identities"("platform", "tenant", "external_id");

-- CreateIndex
CREATE INDEX "installations_organization_id_idx" ON "installations"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "installations_platform_tenant_key" ON "installations"("platform", "tenant");

-- CreateIndex
CREATE INDEX "audit_entries_organization_id_at_idx" ON "audit_entries"("organization_id", "at");

-- CreateIndex
CREATE INDEX "agenda_due_at_idx" ON "agenda"("due_at");

-- CreateIndex
CREATE INDEX "inbound_events_at_idx" ON "inbound_events"("at");

-- AddForeignKey
ALTER TABLE "learning_outcomes" ADD CONSTRAINT "learning_outcomes_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "packs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathways" ADD CONSTRAINT "pathways_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "packs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway_modules" ADD CONSTRAINT "pathway_modules_pathway_id_fkey" FOREIGN KEY ("pathway_id") REFERENCES "pathways"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway_modules" ADD CONSTRAINT "pathway_modules_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "modules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "modules" ADD CONSTRAINT "modules_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "packs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "modules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_versions" ADD CONSTRAINT "lesson_versions_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lessons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "items" ADD CONSTRAINT "items_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lessons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "items" ADD CONSTRAINT "items_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "learning_outcomes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_pathway_id_fkey" FOREIGN KEY ("pathway_id") REFERENCES "pathways"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_items" ADD CONSTRAINT "delivery_items_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responses" ADD CONSTRAINT "responses_delivery_item_id_fkey" FOREIGN KEY ("delivery_item_id") REFERENCES "delivery_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_finishes" ADD CONSTRAINT "lesson_finishes_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lessons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "streaks" ADD CONSTRAINT "streaks_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sites" ADD CONSTRAINT "sites_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "teams" ADD CONSTRAINT "teams_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manager_assignments" ADD CONSTRAINT "manager_assignments_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manager_assignments" ADD CONSTRAINT "manager_assignments_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installations" ADD CONSTRAINT "installations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
