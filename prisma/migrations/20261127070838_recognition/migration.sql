-- CreateTable
CREATE TABLE "recognition_channels" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT,
    "team_id" TEXT,
    "mode" TEXT NOT NULL DEFAULT 'posts',
    "locale" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "daily_limit" INTEGER NOT NULL DEFAULT 5,
    "quiet_from" INTEGER NOT NULL DEFAULT 1200,
    "quiet_until" INTEGER NOT NULL DEFAULT 420,
    "set_by" TEXT,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "greeted_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "recognition_channels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recognition_moments" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "member_id" TEXT,
    "team_id" TEXT,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'all',
    "line" TEXT,
    "mentor_id" TEXT,
    "mentor_named" BOOLEAN,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "recognition_moments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recognition_posts" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "conversation" TEXT,
    "message" TEXT,
    "sending_at" TIMESTAMPTZ(3),
    "posted_at" TIMESTAMPTZ(3),
    "posted_on" DATE,
    "words_only" BOOLEAN NOT NULL DEFAULT false,
    "refreshed_at" TIMESTAMPTZ(3),
    "changes" INTEGER NOT NULL DEFAULT 0,
    "told" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "recognition_posts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recognition_post_moments" (
    "post_id" TEXT NOT NULL,
    "moment_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,

    CONSTRAINT "recognition_post_moments_pkey" PRIMARY KEY ("post_id","moment_id")
);

-- CreateTable
CREATE TABLE "kudos" (
    "moment_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kudos_pkey" PRIMARY KEY ("moment_id","member_id")
);

-- CreateTable
CREATE TABLE "kind_words" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "moment_id" TEXT NOT NULL,
    "from_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reported_at" TIMESTAMPTZ(3),

    CONSTRAINT "kind_words_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "achievement_wishes" (
    "moment_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "achievement_wishes_pkey" PRIMARY KEY ("moment_id","member_id")
);

-- CreateTable
CREATE TABLE "recognition_choices" (
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "choice" TEXT NOT NULL,

    CONSTRAINT "recognition_choices_pkey" PRIMARY KEY ("member_id","kind")
);

-- CreateIndex
CREATE INDEX "recognition_channels_organization_id_idx" ON "recognition_channels"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "recognition_channels_installation_id_external_id_key" ON "recognition_channels"("installation_id", "external_id");

-- CreateIndex
CREATE INDEX "recognition_moments_member_id_idx" ON "recognition_moments"("member_id");

-- CreateIndex
CREATE INDEX "recognition_moments_organization_id_state_decided_at_idx" ON "recognition_moments"("organization_id", "state", "decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "recognition_moments_organization_id_kind_subject_key" ON "recognition_moments"("organization_id", "kind", "subject");

-- CreateIndex
CREATE INDEX "recognition_posts_channel_id_posted_on_idx" ON "recognition_posts"("channel_id", "posted_on");

-- CreateIndex
CREATE UNIQUE INDEX "recognition_posts_channel_id_kind_subject_key" ON "recognition_posts"("channel_id", "kind", "subject");

-- CreateIndex
CREATE INDEX "recognition_post_moments_moment_id_idx" ON "recognition_post_moments"("moment_id");

-- CreateIndex
CREATE INDEX "kudos_member_id_idx" ON "kudos"("member_id");

-- CreateIndex
CREATE INDEX "kind_words_from_id_idx" ON "kind_words"("from_id");

-- CreateIndex
CREATE UNIQUE INDEX "kind_words_moment_id_from_id_text_key" ON "kind_words"("moment_id", "from_id", "text");

-- CreateIndex
CREATE INDEX "achievement_wishes_member_id_idx" ON "achievement_wishes"("member_id");

-- AddForeignKey
ALTER TABLE "recognition_channels" ADD CONSTRAINT "recognition_channels_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition_posts" ADD CONSTRAINT "recognition_posts_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "recognition_channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition_post_moments" ADD CONSTRAINT "recognition_post_moments_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "recognition_posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition_post_moments" ADD CONSTRAINT "recognition_post_moments_moment_id_fkey" FOREIGN KEY ("moment_id") REFERENCES "recognition_moments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kudos" ADD CONSTRAINT "kudos_moment_id_fkey" FOREIGN KEY ("moment_id") REFERENCES "recognition_moments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kind_words" ADD CONSTRAINT "kind_words_moment_id_fkey" FOREIGN KEY ("moment_id") REFERENCES "recognition_moments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement_wishes" ADD CONSTRAINT "achievement_wishes_moment_id_fkey" FOREIGN KEY ("moment_id") REFERENCES "recognition_moments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
