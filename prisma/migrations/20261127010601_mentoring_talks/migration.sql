-- AlterTable
ALTER TABLE "pairings" ADD COLUMN     "conversation" TEXT,
ADD COLUMN     "last_contact_at" TIMESTAMPTZ(3),
ADD COLUMN     "mastery_now" DOUBLE PRECISION,
ADD COLUMN     "mastery_then" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "mentoring_meetings" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "pairing_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'set',
    "open_key" TEXT,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "calendar_token" TEXT NOT NULL,

    CONSTRAINT "mentoring_meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentoring_check_ins" (
    "pairing_id" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mentoring_check_ins_pkey" PRIMARY KEY ("pairing_id","occasion","member_id")
);

-- CreateTable
CREATE TABLE "mentoring_feedback" (
    "pairing_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mentoring_feedback_pkey" PRIMARY KEY ("pairing_id","member_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mentoring_meetings_open_key_key" ON "mentoring_meetings"("open_key");

-- CreateIndex
CREATE UNIQUE INDEX "mentoring_meetings_calendar_token_key" ON "mentoring_meetings"("calendar_token");

-- CreateIndex
CREATE INDEX "mentoring_meetings_pairing_id_idx" ON "mentoring_meetings"("pairing_id");

-- CreateIndex
CREATE INDEX "mentoring_check_ins_member_id_idx" ON "mentoring_check_ins"("member_id");

-- CreateIndex
CREATE INDEX "mentoring_feedback_member_id_idx" ON "mentoring_feedback"("member_id");

-- AddForeignKey
ALTER TABLE "mentoring_meetings" ADD CONSTRAINT "mentoring_meetings_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentoring_check_ins" ADD CONSTRAINT "mentoring_check_ins_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentoring_feedback" ADD CONSTRAINT "mentoring_feedback_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairings"("id") ON DELETE CASCADE ON UPDATE CASCADE;
