CREATE TABLE "attachment" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attachment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" text NOT NULL,
	"kind" text NOT NULL,
	"type" text NOT NULL,
	"name" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"size" integer NOT NULL,
	"width" integer,
	"height" integer,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attachment_hash_form" CHECK ("attachment"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "post_attachment" (
	"post_id" bigint NOT NULL,
	"attachment_id" bigint NOT NULL,
	CONSTRAINT "post_attachment_pk" PRIMARY KEY("post_id","attachment_id")
);
--> statement-breakpoint
CREATE TABLE "imported_page" (
	"source" text NOT NULL,
	"name" text NOT NULL,
	"page_id" bigint NOT NULL,
	"revision" text NOT NULL,
	CONSTRAINT "imported_page_pk" PRIMARY KEY("source","name")
);
--> statement-breakpoint
CREATE TABLE "import" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"vendor" text NOT NULL,
	"dry_run" boolean NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"pages_read" integer DEFAULT 0 NOT NULL,
	"pages_written" integer DEFAULT 0 NOT NULL,
	"report" jsonb,
	"upload" "bytea",
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "page_editor" (
	"page_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_editor_pk" PRIMARY KEY("page_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "page_need" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "page_need_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"page_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_by" text,
	"resolved_at" timestamp with time zone,
	"resolution" text,
	CONSTRAINT "page_need_resolved_whole" CHECK (("page_need"."resolved_at" is null) = ("page_need"."resolved_by" is null))
);
--> statement-breakpoint
CREATE TABLE "page_obsolescence" (
	"page_id" bigint PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"successor_id" bigint,
	"marked_by" text NOT NULL,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_obsolescence_other" CHECK ("page_obsolescence"."successor_id" <> "page_obsolescence"."page_id")
);
--> statement-breakpoint
CREATE TABLE "page_protection" (
	"page_id" bigint PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"reason" text NOT NULL,
	"protected_by" text NOT NULL,
	"protected_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "page_protection_level_known" CHECK ("page_protection"."level" in ('review', 'trusted', 'moderators'))
);
--> statement-breakpoint
CREATE TABLE "page_read" (
	"page_id" bigint NOT NULL,
	"day" date NOT NULL,
	"reads" integer NOT NULL,
	CONSTRAINT "page_read_pk" PRIMARY KEY("page_id","day")
);
--> statement-breakpoint
CREATE TABLE "page_stamp" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "page_stamp_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"page_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"driver" text NOT NULL,
	"kernel" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"verified_by" text NOT NULL,
	"verified_on" date NOT NULL,
	"stamped_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "page_verdict" (
	"page_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"voter" text NOT NULL,
	"solved" boolean NOT NULL,
	"said_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_verdict_pk" PRIMARY KEY("page_id","number","voter")
);
--> statement-breakpoint
CREATE TABLE "tag_page" (
	"tag_id" integer PRIMARY KEY NOT NULL,
	"page_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revision_hiding" (
	"post_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"hidden_by" text NOT NULL,
	"reason" text NOT NULL,
	"hidden_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "revision_hiding_pk" PRIMARY KEY("post_id","number")
);
--> statement-breakpoint
CREATE TABLE "inclusion" (
	"post_id" bigint NOT NULL,
	"target" text NOT NULL,
	CONSTRAINT "inclusion_pk" PRIMARY KEY("post_id","target")
);
--> statement-breakpoint
ALTER TABLE "follow" DROP CONSTRAINT "follow_one_target";--> statement-breakpoint
ALTER TABLE "post" DROP CONSTRAINT "post_body_length";--> statement-breakpoint
ALTER TABLE "follow" ADD COLUMN "shelf" text;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "byline" text;--> statement-breakpoint
ALTER TABLE "suggestion" ADD COLUMN "stale_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "suggestion" ADD COLUMN "partial" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "page" ADD COLUMN "review_by" date;--> statement-breakpoint
ALTER TABLE "page" ADD COLUMN "published_number" integer;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_attachment" ADD CONSTRAINT "post_attachment_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_attachment" ADD CONSTRAINT "post_attachment_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_page" ADD CONSTRAINT "imported_page_page_id_page_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import" ADD CONSTRAINT "import_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_editor" ADD CONSTRAINT "page_editor_page_id_page_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_editor" ADD CONSTRAINT "page_editor_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_need" ADD CONSTRAINT "page_need_page_id_page_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_need" ADD CONSTRAINT "page_need_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_need" ADD CONSTRAINT "page_need_resolved_by_users_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_obsolescence" ADD CONSTRAINT "page_obsolescence_page_id_page_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_obsolescence" ADD CONSTRAINT "page_obsolescence_successor_id_page_post_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_obsolescence" ADD CONSTRAINT "page_obsolescence_marked_by_users_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_protection" ADD CONSTRAINT "page_protection_page_id_page_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_protection" ADD CONSTRAINT "page_protection_protected_by_users_id_fk" FOREIGN KEY ("protected_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_read" ADD CONSTRAINT "page_read_page_id_page_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_stamp" ADD CONSTRAINT "page_stamp_page_id_page_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_stamp" ADD CONSTRAINT "page_stamp_verified_by_users_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_verdict" ADD CONSTRAINT "page_verdict_page_id_page_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_page" ADD CONSTRAINT "tag_page_tag_id_tag_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tag"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_page" ADD CONSTRAINT "tag_page_page_id_page_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_hiding" ADD CONSTRAINT "revision_hiding_hidden_by_users_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_hiding" ADD CONSTRAINT "revision_hiding_revision_fk" FOREIGN KEY ("post_id","number") REFERENCES "public"."revision"("post_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inclusion" ADD CONSTRAINT "inclusion_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attachment_hash_key" ON "attachment" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "attachment_uploader_index" ON "attachment" USING btree ("uploaded_by","uploaded_at");--> statement-breakpoint
CREATE INDEX "post_attachment_attachment_index" ON "post_attachment" USING btree ("attachment_id");--> statement-breakpoint
CREATE INDEX "imported_page_page_index" ON "imported_page" USING btree ("page_id");--> statement-breakpoint
CREATE INDEX "import_state_index" ON "import" USING btree ("state");--> statement-breakpoint
CREATE INDEX "page_editor_seen_index" ON "page_editor" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "page_need_open_index" ON "page_need" USING btree ("page_id") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "page_read_day_index" ON "page_read" USING btree ("day");--> statement-breakpoint
CREATE INDEX "page_stamp_page_index" ON "page_stamp" USING btree ("page_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "tag_page_page_key" ON "tag_page" USING btree ("page_id");--> statement-breakpoint
CREATE INDEX "inclusion_target_index" ON "inclusion" USING btree ("target");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_user_shelf_key" ON "follow" USING btree ("user_id","shelf");--> statement-breakpoint
CREATE INDEX "follow_shelf_index" ON "follow" USING btree ("shelf");--> statement-breakpoint
CREATE INDEX "page_pending_index" ON "page" USING btree ("post_id") WHERE published_number is not null;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_shelf_form" CHECK ("follow"."shelf" ~ '^[a-z0-9-]+(#[a-z0-9-]+)?$');--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_one_target" CHECK (num_nonnulls("follow"."tag_id", "follow"."post_id", "follow"."pci_id", "follow"."driver", "follow"."shelf") = 1);--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_body_length" CHECK (length("post"."body_markdown") <= case when "post"."kind" = 'page' then 262144 else 65536 end);