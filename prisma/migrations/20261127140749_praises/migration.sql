-- CreateTable
CREATE TABLE "praises" (
    "manager_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "praises_pkey" PRIMARY KEY ("manager_id","subject")
);

-- CreateIndex
CREATE INDEX "praises_member_id_idx" ON "praises"("member_id");


-- When the mentor said so.
ALTER TABLE "recognition_moments" ADD COLUMN "mentor_named_at" TIMESTAMPTZ(3);

-- Weeks are planned by their date, so that one that is due is not moved on by what is chosen meanwhile.
UPDATE "agenda" a SET "key" = a."key" || ':' || to_char(a."due_at" AT TIME ZONE c."time_zone", 'YYYY-MM-DD'),
  "payload" = a."payload" || jsonb_build_object('date', to_char(a."due_at" AT TIME ZONE c."time_zone", 'YYYY-MM-DD'))
FROM "recognition_channels" c WHERE a."job" = 'post-week' AND c."id" = a."payload" ->> 'channelId';

UPDATE "agenda" a SET "key" = a."key" || ':' || to_char(a."due_at" AT TIME ZONE o."time_zone", 'YYYY-MM-DD'),
  "payload" = a."payload" || jsonb_build_object('date', to_char(a."due_at" AT TIME ZONE o."time_zone", 'YYYY-MM-DD'))
FROM "organizations" o WHERE a."job" = 'plan-praise' AND o."id" = a."payload" ->> 'organizationId';
