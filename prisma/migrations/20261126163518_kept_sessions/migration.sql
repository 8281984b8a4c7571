-- CreateTable
CREATE TABLE "kept_sessions" (
    "hash" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "link_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_sessions_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "kept_sessions_link_hash_idx" ON "kept_sessions"("link_hash");

-- AddForeignKey
ALTER TABLE "kept_sessions" ADD CONSTRAINT "kept_sessions_link_hash_fkey" FOREIGN KEY ("link_hash") REFERENCES "personal_links"("hash") ON DELETE CASCADE ON UPDATE CASCADE;
