CREATE TABLE "account_token" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"purpose" text NOT NULL,
	"email" "citext" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "account" (
	"user_id" text NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	"linked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "rate_window" (
	"key" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"hits" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "rate_window_pk" PRIMARY KEY("key","started_at")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"session_token" text PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	CONSTRAINT "session_public_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "verification_token" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE TABLE "digest_entry" (
	"user_id" text NOT NULL,
	"event_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"cadence" text NOT NULL,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "digest_entry_pk" PRIMARY KEY("user_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "event_cursor" (
	"consumer" text PRIMARY KEY NOT NULL,
	"transaction_id" "xid8" NOT NULL,
	"event_id" bigint NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" text,
	"verb" text NOT NULL,
	"post_id" bigint,
	"root_id" bigint,
	"subject_id" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"user_id" text,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"text_body" text NOT NULL,
	"headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notification_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"event_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"group_key" text NOT NULL,
	"read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flag" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "flag_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"post_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text,
	"resolved_by" text,
	"resolved_at" timestamp with time zone,
	"resolution" text DEFAULT '' NOT NULL,
	CONSTRAINT "flag_resolution_whole" CHECK (("flag"."outcome" is null) = ("flag"."resolved_at" is null))
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_by" text,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bookmark" (
	"user_id" text NOT NULL,
	"post_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bookmark_pk" PRIMARY KEY("user_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "deletion" (
	"post_id" bigint PRIMARY KEY NOT NULL,
	"deleted_by" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"deleted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"user_id" text NOT NULL,
	"key" text NOT NULL,
	"fields" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "hiding" (
	"post_id" bigint PRIMARY KEY NOT NULL,
	"hidden_by" text NOT NULL,
	"reason" text NOT NULL,
	"hidden_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lock" (
	"post_id" bigint PRIMARY KEY NOT NULL,
	"locked_by" text NOT NULL,
	"reason" text NOT NULL,
	"locked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"root_id" bigint NOT NULL,
	"parent_id" bigint,
	"author_id" text NOT NULL,
	"body_markdown" text NOT NULL,
	"body_html" text NOT NULL,
	"render_version" smallint NOT NULL,
	"excerpt" text DEFAULT '' NOT NULL,
	"score" integer DEFAULT 0 NOT NULL,
	"up_votes" integer DEFAULT 0 NOT NULL,
	"down_votes" integer DEFAULT 0 NOT NULL,
	"visible" boolean DEFAULT true NOT NULL,
	"revision_count" integer DEFAULT 1 NOT NULL,
	"idempotency_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "post_kind_known" CHECK ("post"."kind" in ('question', 'answer', 'comment', 'page')),
	CONSTRAINT "post_parent_by_kind" CHECK (("post"."kind" in ('question', 'page')) = ("post"."parent_id" is null)),
	CONSTRAINT "post_body_length" CHECK (length("post"."body_markdown") <= 65536)
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "revision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"post_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"base_number" integer,
	"title" text,
	"lead" text,
	"body_markdown" text NOT NULL,
	"tags" text[],
	"author_id" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"minor" boolean DEFAULT false NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suggestion" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "suggestion_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"post_id" bigint NOT NULL,
	"base_number" integer NOT NULL,
	"title" text,
	"lead" text,
	"body_markdown" text NOT NULL,
	"tags" text[],
	"author_id" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	CONSTRAINT "suggestion_decision_whole" CHECK (("suggestion"."outcome" is null) = ("suggestion"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"post_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"value" smallint NOT NULL,
	"author_id" text NOT NULL,
	"cast_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vote_pk" PRIMARY KEY("post_id","user_id"),
	CONSTRAINT "vote_value_known" CHECK ("vote"."value" in (-1, 1)),
	CONSTRAINT "vote_not_own" CHECK ("vote"."user_id" <> "vote"."author_id")
);
--> statement-breakpoint
CREATE TABLE "acceptance" (
	"answer_id" bigint PRIMARY KEY NOT NULL,
	"question_id" bigint NOT NULL,
	"accepted_by" text NOT NULL,
	"author_id" text NOT NULL,
	"accepted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closure" (
	"question_id" bigint PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"duplicate_of" bigint,
	"note" text DEFAULT '' NOT NULL,
	"closed_by" text NOT NULL,
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "closure_duplicate_named" CHECK (("closure"."reason" = 'duplicate') = ("closure"."duplicate_of" is not null)),
	CONSTRAINT "closure_not_itself" CHECK ("closure"."duplicate_of" is null or "closure"."duplicate_of" <> "closure"."question_id")
);
--> statement-breakpoint
CREATE TABLE "me_too" (
	"question_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "me_too_pk" PRIMARY KEY("question_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "question" (
	"post_id" bigint PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"slug" text NOT NULL,
	"answer_count" integer DEFAULT 0 NOT NULL,
	"accepted_count" integer DEFAULT 0 NOT NULL,
	"best_answer_score" integer DEFAULT 0 NOT NULL,
	"me_too_count" integer DEFAULT 0 NOT NULL,
	"follower_count" integer DEFAULT 0 NOT NULL,
	"view_count" integer DEFAULT 0 NOT NULL,
	"last_activity_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_activity_by" text,
	CONSTRAINT "question_title_length" CHECK (length("question"."title") between 15 and 150)
);
--> statement-breakpoint
CREATE TABLE "search_document" (
	"post_id" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"plain" text NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "admin_invitation" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "follow" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follow_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"tag_id" integer,
	"post_id" bigint,
	"level" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_one_target" CHECK (num_nonnulls("follow"."tag_id", "follow"."post_id") = 1),
	CONSTRAINT "follow_level_known" CHECK ("follow"."level" in ('watch', 'track', 'mute'))
);
--> statement-breakpoint
CREATE TABLE "post_tag" (
	"post_id" bigint NOT NULL,
	"tag_id" integer NOT NULL,
	CONSTRAINT "post_tag_pk" PRIMARY KEY("post_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "tag_synonym" (
	"name" text PRIMARY KEY NOT NULL,
	"tag_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tag" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tag_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"kind" text DEFAULT 'topic' NOT NULL,
	"vendor" text,
	"parent_id" integer,
	"description" text DEFAULT '' NOT NULL,
	"question_count" integer DEFAULT 0 NOT NULL,
	"page_count" integer DEFAULT 0 NOT NULL,
	"follower_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tag_name_form" CHECK ("tag"."name" ~ '^[a-z0-9][a-z0-9.+#-]*$' and length("tag"."name") <= 35)
);
--> statement-breakpoint
CREATE TABLE "vendor" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_deletion" (
	"user_id" text PRIMARY KEY NOT NULL,
	"deleted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "former_handle" (
	"handle_key" text PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"user_id" text NOT NULL,
	"released_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_preference" (
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"inbox" boolean DEFAULT true NOT NULL,
	"mail" text NOT NULL,
	CONSTRAINT "notification_preference_pk" PRIMARY KEY("user_id","kind"),
	CONSTRAINT "notification_preference_mail_known" CHECK ("notification_preference"."mail" in ('immediate', 'daily', 'weekly', 'never'))
);
--> statement-breakpoint
CREATE TABLE "reputation_day" (
	"user_id" text NOT NULL,
	"day" date NOT NULL,
	"voted" integer DEFAULT 0 NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"counted" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "reputation_day_pk" PRIMARY KEY("user_id","day")
);
--> statement-breakpoint
CREATE TABLE "sanction" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sanction_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"imposed_by" text,
	"imposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_by" text,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY DEFAULT gen_random_uuid()::text NOT NULL,
	"handle" text NOT NULL,
	"handle_key" text NOT NULL,
	"name" text,
	"email" "citext",
	"email_verified" timestamp with time zone,
	"image" text,
	"password_hash" text,
	"role" text DEFAULT 'member' NOT NULL,
	"kind" text DEFAULT 'person' NOT NULL,
	"bio" text DEFAULT '' NOT NULL,
	"bio_html" text DEFAULT '' NOT NULL,
	"reputation" integer DEFAULT 1 NOT NULL,
	"lists_seen_at" timestamp with time zone,
	"inbox_seen_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_handle_length" CHECK (length("users"."handle") between 2 and 40),
	CONSTRAINT "users_role_known" CHECK ("users"."role" in ('member', 'moderator', 'administrator'))
);
--> statement-breakpoint
CREATE TABLE "page_redirect" (
	"vendor" text NOT NULL,
	"slug" text NOT NULL,
	"page_id" bigint NOT NULL,
	"moved_by" text NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_redirect_pk" PRIMARY KEY("vendor","slug")
);
--> statement-breakpoint
CREATE TABLE "page" (
	"post_id" bigint PRIMARY KEY NOT NULL,
	"vendor" text NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"lead" text DEFAULT '' NOT NULL,
	"topic" text NOT NULL,
	"checked_against" text DEFAULT '' NOT NULL,
	"checked_on" date,
	CONSTRAINT "page_slug_form" CHECK ("page"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("page"."slug") <= 100)
);
--> statement-breakpoint
CREATE TABLE "wiki_link" (
	"post_id" bigint NOT NULL,
	"target" text NOT NULL,
	CONSTRAINT "wiki_link_pk" PRIMARY KEY("post_id","target")
);
--> statement-breakpoint
ALTER TABLE "account_token" ADD CONSTRAINT "account_token_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_entry" ADD CONSTRAINT "digest_entry_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_entry" ADD CONSTRAINT "digest_entry_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_root_id_post_id_fk" FOREIGN KEY ("root_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_subject_id_users_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_resolved_by_users_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deletion" ADD CONSTRAINT "deletion_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deletion" ADD CONSTRAINT "deletion_deleted_by_users_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hiding" ADD CONSTRAINT "hiding_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hiding" ADD CONSTRAINT "hiding_hidden_by_users_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lock" ADD CONSTRAINT "lock_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lock" ADD CONSTRAINT "lock_locked_by_users_id_fk" FOREIGN KEY ("locked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_root_fk" FOREIGN KEY ("root_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_answer_id_post_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_question_id_question_post_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_question_id_question_post_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_duplicate_of_question_post_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "public"."question"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "me_too" ADD CONSTRAINT "me_too_question_id_question_post_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "me_too" ADD CONSTRAINT "me_too_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_last_activity_by_users_id_fk" FOREIGN KEY ("last_activity_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_tag_id_tag_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tag"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_tag" ADD CONSTRAINT "post_tag_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_tag" ADD CONSTRAINT "post_tag_tag_id_tag_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tag"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_synonym" ADD CONSTRAINT "tag_synonym_tag_id_tag_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tag"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag" ADD CONSTRAINT "tag_vendor_vendor_slug_fk" FOREIGN KEY ("vendor") REFERENCES "public"."vendor"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag" ADD CONSTRAINT "tag_parent_id_tag_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."tag"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_deletion" ADD CONSTRAINT "account_deletion_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_handle" ADD CONSTRAINT "former_handle_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preference" ADD CONSTRAINT "notification_preference_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reputation_day" ADD CONSTRAINT "reputation_day_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanction" ADD CONSTRAINT "sanction_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanction" ADD CONSTRAINT "sanction_imposed_by_users_id_fk" FOREIGN KEY ("imposed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanction" ADD CONSTRAINT "sanction_lifted_by_users_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_redirect" ADD CONSTRAINT "page_redirect_vendor_vendor_slug_fk" FOREIGN KEY ("vendor") REFERENCES "public"."vendor"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_redirect" ADD CONSTRAINT "page_redirect_page_id_page_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_redirect" ADD CONSTRAINT "page_redirect_moved_by_users_id_fk" FOREIGN KEY ("moved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page" ADD CONSTRAINT "page_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page" ADD CONSTRAINT "page_vendor_vendor_slug_fk" FOREIGN KEY ("vendor") REFERENCES "public"."vendor"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wiki_link" ADD CONSTRAINT "wiki_link_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_token_user_index" ON "account_token" USING btree ("user_id","purpose");--> statement-breakpoint
CREATE INDEX "account_user_index" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "rate_window_ends_index" ON "rate_window" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "session_user_index" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "digest_entry_waiting_index" ON "digest_entry" USING btree ("cadence","user_id") WHERE mailed_at is null;--> statement-breakpoint
CREATE INDEX "event_order_index" ON "event" USING btree ("transaction_id","id");--> statement-breakpoint
CREATE INDEX "event_actor_index" ON "event" USING btree ("actor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "event_root_index" ON "event" USING btree ("root_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "event_post_index" ON "event" USING btree ("post_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "event_verb_index" ON "event" USING btree ("verb","id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "mail_key_key" ON "mail" USING btree ("key");--> statement-breakpoint
CREATE INDEX "mail_unsent_index" ON "mail" USING btree ("id") WHERE sent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "notification_once_key" ON "notification" USING btree ("user_id","event_id");--> statement-breakpoint
CREATE INDEX "notification_inbox_index" ON "notification" USING btree ("user_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notification_unread_index" ON "notification" USING btree ("user_id") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "flag_one_open_key" ON "flag" USING btree ("post_id","user_id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "flag_open_index" ON "flag" USING btree ("created_at") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "flag_post_index" ON "flag" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "draft_updated_index" ON "draft" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "post_thread_index" ON "post" USING btree ("root_id","kind","id");--> statement-breakpoint
CREATE INDEX "post_parent_index" ON "post" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "post_author_index" ON "post" USING btree ("author_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "post_question_score_index" ON "post" USING btree ("score" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE kind = 'question' and visible;--> statement-breakpoint
CREATE INDEX "post_question_new_index" ON "post" USING btree ("id" DESC NULLS LAST) WHERE kind = 'question' and visible;--> statement-breakpoint
CREATE UNIQUE INDEX "post_idempotency_key" ON "post" USING btree ("author_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "revision_post_number_key" ON "revision" USING btree ("post_id","number");--> statement-breakpoint
CREATE INDEX "revision_author_index" ON "revision" USING btree ("author_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "suggestion_open_key" ON "suggestion" USING btree ("post_id","author_id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "suggestion_open_index" ON "suggestion" USING btree ("created_at") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "vote_author_day_index" ON "vote" USING btree ("author_id","cast_at");--> statement-breakpoint
CREATE INDEX "vote_user_index" ON "vote" USING btree ("user_id","cast_at");--> statement-breakpoint
CREATE INDEX "acceptance_question_index" ON "acceptance" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "acceptance_author_day_index" ON "acceptance" USING btree ("author_id","accepted_at");--> statement-breakpoint
CREATE INDEX "closure_duplicate_index" ON "closure" USING btree ("duplicate_of");--> statement-breakpoint
CREATE INDEX "question_active_index" ON "question" USING btree ("last_activity_at" DESC NULLS LAST,"post_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "question_unanswered_index" ON "question" USING btree ("post_id" DESC NULLS LAST) WHERE accepted_count = 0 and best_answer_score <= 0;--> statement-breakpoint
CREATE INDEX "question_title_trigram_index" ON "question" USING gin (title gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_document_words_index" ON "search_document" USING gin ("words");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_user_tag_key" ON "follow" USING btree ("user_id","tag_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_user_post_key" ON "follow" USING btree ("user_id","post_id");--> statement-breakpoint
CREATE INDEX "follow_tag_index" ON "follow" USING btree ("tag_id","level");--> statement-breakpoint
CREATE INDEX "follow_post_index" ON "follow" USING btree ("post_id","level");--> statement-breakpoint
CREATE UNIQUE INDEX "post_tag_newest_index" ON "post_tag" USING btree ("tag_id","post_id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "tag_name_key" ON "tag" USING btree ("name");--> statement-breakpoint
CREATE INDEX "tag_name_trigram_index" ON "tag" USING gin (name gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "former_handle_user_index" ON "former_handle" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sanction_user_index" ON "sanction" USING btree ("user_id","until");--> statement-breakpoint
CREATE UNIQUE INDEX "users_handle_key" ON "users" USING btree ("handle_key");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "users_reputation_index" ON "users" USING btree ("reputation" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "page_redirect_page_index" ON "page_redirect" USING btree ("page_id");--> statement-breakpoint
CREATE UNIQUE INDEX "page_path_key" ON "page" USING btree ("vendor","slug");--> statement-breakpoint
CREATE INDEX "page_title_trigram_index" ON "page" USING gin (title gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "wiki_link_target_index" ON "wiki_link" USING btree ("target");