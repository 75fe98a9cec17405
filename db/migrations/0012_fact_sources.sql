DROP INDEX "upstream_link_key";--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "date_source_url" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "upstream_link" ADD COLUMN "via" text DEFAULT 'facts' NOT NULL;--> statement-breakpoint
CREATE INDEX "board_words_index" ON "board" USING gin (lower(name) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "environment_author_index" ON "environment" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "digest_entry_event_index" ON "digest_entry" USING btree ("event_id") WHERE mailed_at is null;--> statement-breakpoint
CREATE INDEX "mail_user_index" ON "mail" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "notification_event_index" ON "notification" USING btree ("event_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "post_hidden_index" ON "post" USING btree ("id") WHERE not visible;--> statement-breakpoint
CREATE INDEX "suggestion_author_index" ON "suggestion" USING btree ("author_id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "report_works_index" ON "report" USING btree ("reported_at" DESC NULLS FIRST) WHERE outcome = 'works' and withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "upstream_link_key" ON "upstream_link" USING btree ("post_id","url","via");