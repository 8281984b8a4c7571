-- CreateTable
CREATE TABLE "mentor_profiles" (
    "member_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "is_open" BOOLEAN NOT NULL DEFAULT true,
    "capacity" INTEGER NOT NULL DEFAULT 2,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "days" INTEGER NOT NULL DEFAULT 31,
    "paused_until" DATE,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mentor_profiles_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "mentoring_requests" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "mentee_id" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "skill" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "closed_why" TEXT,
    "open_key" TEXT,
    "unmatched" TEXT,
    "unmatched_told" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "mentoring_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pairings" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "mentee_id" TEXT NOT NULL,
    "mentor_id" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "skill" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "open_key" TEXT,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "score" INTEGER NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "nudge_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "decline_reason" TEXT,

    CONSTRAINT "pairings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "never_meet" (
    "asked_by" TEXT NOT NULL,
    "other_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "never_meet_pkey" PRIMARY KEY ("asked_by","other_id")
);

-- CreateTable
CREATE TABLE "mentor_offers" (
    "member_id" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "skill" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mentor_offers_pkey" PRIMARY KEY ("member_id","pack_id","skill")
);

-- CreateIndex
CREATE INDEX "mentor_profiles_organization_id_is_open_idx" ON "mentor_profiles"("organization_id", "is_open");

-- CreateIndex
CREATE UNIQUE INDEX "mentoring_requests_open_key_key" ON "mentoring_requests"("open_key");

-- CreateIndex
CREATE INDEX "mentoring_requests_organization_id_status_idx" ON "mentoring_requests"("organization_id", "status");

-- CreateIndex
CREATE INDEX "mentoring_requests_mentee_id_idx" ON "mentoring_requests"("mentee_id");

-- CreateIndex
CREATE UNIQUE INDEX "pairings_open_key_key" ON "pairings"("open_key");

-- CreateIndex
CREATE INDEX "pairings_mentor_id_state_idx" ON "pairings"("mentor_id", "state");

-- CreateIndex
CREATE INDEX "pairings_mentee_id_idx" ON "pairings"("mentee_id");

-- CreateIndex
CREATE INDEX "pairings_request_id_idx" ON "pairings"("request_id");

-- CreateIndex
CREATE INDEX "never_meet_other_id_idx" ON "never_meet"("other_id");

-- AddForeignKey
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "mentoring_requests"("id") ON DELETE CASCADE ON UPDATE CASCADE;
