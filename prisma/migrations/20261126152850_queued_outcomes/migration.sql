-- CreateTable
CREATE TABLE "queued_outcomes" (
    "member_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "queued_outcomes_pkey" PRIMARY KEY ("member_id","outcome_id")
);
