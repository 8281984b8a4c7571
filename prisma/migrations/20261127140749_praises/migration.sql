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


-- Weeks are planned by their date, so that one that is due is not moved on by what is chosen meanwhile.
UPDATE "agenda" SET "key" = "key" || ':' || to_char("due_at", 'YYYY-MM-DD'),
  "payload" = "payload" || jsonb_build_object('date', to_char("due_at", 'YYYY-MM-DD'))
WHERE "job" = 'post-week';
