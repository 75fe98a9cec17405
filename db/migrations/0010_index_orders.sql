DROP INDEX "event_actor_index";--> statement-breakpoint
DROP INDEX "event_root_index";--> statement-breakpoint
DROP INDEX "event_post_index";--> statement-breakpoint
DROP INDEX "event_verb_index";--> statement-breakpoint
DROP INDEX "notification_inbox_index";--> statement-breakpoint
DROP INDEX "notification_group_index";--> statement-breakpoint
DROP INDEX "post_author_index";--> statement-breakpoint
DROP INDEX "post_question_score_index";--> statement-breakpoint
DROP INDEX "post_question_new_index";--> statement-breakpoint
DROP INDEX "revision_author_index";--> statement-breakpoint
DROP INDEX "question_active_index";--> statement-breakpoint
DROP INDEX "question_unanswered_index";--> statement-breakpoint
DROP INDEX "search_document_best_index";--> statement-breakpoint
DROP INDEX "post_tag_newest_index";--> statement-breakpoint
DROP INDEX "users_reputation_index";--> statement-breakpoint
CREATE INDEX "event_actor_index" ON "event" USING btree ("actor_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "event_root_index" ON "event" USING btree ("root_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "event_post_index" ON "event" USING btree ("post_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "event_verb_index" ON "event" USING btree ("verb","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notification_inbox_index" ON "notification" USING btree ("user_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notification_group_index" ON "notification" USING btree ("user_id","group_key","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "post_author_index" ON "post" USING btree ("author_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "post_question_score_index" ON "post" USING btree ("score" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE kind = 'question' and visible;--> statement-breakpoint
CREATE INDEX "post_question_new_index" ON "post" USING btree ("id" DESC NULLS FIRST) WHERE kind = 'question' and visible;--> statement-breakpoint
CREATE INDEX "revision_author_index" ON "revision" USING btree ("author_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "question_active_index" ON "question" USING btree ("last_activity_at" DESC NULLS FIRST,"post_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "question_unanswered_index" ON "question" USING btree ("post_id" DESC NULLS FIRST) WHERE accepted_count = 0 and best_answer_score <= 0;--> statement-breakpoint
CREATE INDEX "search_document_best_index" ON "search_document" USING btree ("kind","tier" DESC NULLS FIRST,"post_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "post_tag_newest_index" ON "post_tag" USING btree ("tag_id","post_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "users_reputation_index" ON "users" USING btree ("reputation" DESC NULLS FIRST,"id");