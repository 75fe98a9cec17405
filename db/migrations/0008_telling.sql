DROP INDEX "mail_unsent_index";--> statement-breakpoint
ALTER TABLE "event_cursor" ADD COLUMN "floor_id" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "due_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "handed_over_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "notification_group_index" ON "notification" USING btree ("user_id","group_key","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mail_unsent_index" ON "mail" USING btree ("due_at") WHERE handed_over_at is null;