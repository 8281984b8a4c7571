-- CreateTable
CREATE TABLE "mentor_nominations" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "by_id" TEXT,
    "pack_id" TEXT NOT NULL,
    "skill" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "open_key" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "mentor_nominations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor_questions" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "asker_id" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "skill" TEXT NOT NULL,
    "item_id" TEXT,
    "lesson_id" TEXT,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "open_key" TEXT,
    "mentor_id" TEXT,
    "passed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "helped_at" TIMESTAMPTZ(3),

    CONSTRAINT "mentor_questions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mentor_nominations_open_key_key" ON "mentor_nominations"("open_key");

-- CreateIndex
CREATE INDEX "mentor_nominations_member_id_idx" ON "mentor_nominations"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "mentor_questions_open_key_key" ON "mentor_questions"("open_key");

-- CreateIndex
CREATE INDEX "mentor_questions_organization_id_state_idx" ON "mentor_questions"("organization_id", "state");

-- CreateIndex
CREATE INDEX "mentor_questions_asker_id_idx" ON "mentor_questions"("asker_id");

-- CreateIndex
CREATE INDEX "mentor_questions_mentor_id_state_idx" ON "mentor_questions"("mentor_id", "state");
