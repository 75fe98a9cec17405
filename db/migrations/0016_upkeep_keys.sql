DROP INDEX "page_need_open_index";--> statement-breakpoint
CREATE UNIQUE INDEX "page_need_open_key" ON "page_need" USING btree ("page_id","asked_by") WHERE resolved_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "page_stamp_once_key" ON "page_stamp" USING btree ("page_id","number","verified_by") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "post_unsourced_index" ON "post" USING btree ("id") WHERE kind = 'page' and body_markdown not like '%https://%';