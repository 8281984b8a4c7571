-- AlterTable
ALTER TABLE "identities" ADD COLUMN     "locale" TEXT;

-- AlterTable
ALTER TABLE "item_versions" ADD COLUMN     "translations" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "learning_outcomes" ADD COLUMN     "translations" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "lesson_versions" ADD COLUMN     "translations" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "modules" ADD COLUMN     "translations" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "packs" ADD COLUMN     "translations" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "pathways" ADD COLUMN     "translations" JSONB NOT NULL DEFAULT '{}';
