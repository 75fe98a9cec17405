ALTER TABLE "search_document" ADD COLUMN "tier" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "search_document" ADD COLUMN "version" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "users_handle_trigram_index" ON "users" USING gin (handle_key gin_trgm_ops);