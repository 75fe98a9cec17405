ALTER TABLE "revision" ADD COLUMN "details" jsonb;--> statement-breakpoint
ALTER TABLE "suggestion" ADD COLUMN "details" jsonb;