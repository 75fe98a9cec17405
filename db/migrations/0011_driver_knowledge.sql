CREATE TABLE "board" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "board_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"pci_id" text NOT NULL,
	"subsystem" text DEFAULT '' NOT NULL,
	"revision" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_source" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"url" text NOT NULL,
	"licence" text NOT NULL,
	"edition" text NOT NULL,
	"edition_date" date,
	"row_count" integer NOT NULL,
	"checksum" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "device" (
	"pci_id" text PRIMARY KEY NOT NULL,
	"vendor" text,
	"name" text,
	"kind" text DEFAULT 'gpu' NOT NULL,
	"architecture" text,
	"code_name" text,
	"isa" text,
	"legacy_branch" text,
	"open_modules" boolean,
	"source" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "device_id_form" CHECK ("device"."pci_id" ~ '^[0-9a-f]{4}:[0-9a-f]{4}$')
);
--> statement-breakpoint
CREATE TABLE "driver_claim" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "driver_claim_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kernel" text NOT NULL,
	"module" text NOT NULL,
	"vendor_id" text NOT NULL,
	"device_id" text DEFAULT '' NOT NULL,
	"pci_class" text DEFAULT '' NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "module_firmware" (
	"kernel" text NOT NULL,
	"module" text NOT NULL,
	"file" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "module_firmware_pk" PRIMARY KEY("module","file","kernel")
);
--> statement-breakpoint
CREATE TABLE "module_parameter" (
	"kernel" text NOT NULL,
	"module" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "module_parameter_pk" PRIMARY KEY("module","name","kernel")
);
--> statement-breakpoint
CREATE TABLE "api_support" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_support_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"driver" text NOT NULL,
	"api" text NOT NULL,
	"hardware" text DEFAULT '' NOT NULL,
	"support" text NOT NULL,
	"version" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"source_url" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "branch" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "branch_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"driver" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"end_of_life" date,
	"drops" text[] DEFAULT '{}' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"source_url" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compatibility_claim" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compatibility_claim_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"driver" text NOT NULL,
	"branch" text NOT NULL,
	"hardware" text DEFAULT '' NOT NULL,
	"kernel" text DEFAULT '' NOT NULL,
	"distribution" text DEFAULT '' NOT NULL,
	"framework" text DEFAULT '' NOT NULL,
	"outcome" text NOT NULL,
	"claimant" text NOT NULL,
	"source_url" text NOT NULL,
	"as_of" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "driver" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"vendor" text NOT NULL,
	"kind" text NOT NULL,
	"licence" text NOT NULL,
	"module" text,
	"summary" text NOT NULL,
	"hardware" text NOT NULL,
	"sources" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "release_revision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "release_revision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"release_id" integer,
	"branch_id" integer,
	"before" jsonb,
	"after" jsonb NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"author_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "release_revision_subject" CHECK (num_nonnulls("release_revision"."release_id", "release_revision"."branch_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "release" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "release_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"driver" text NOT NULL,
	"branch_id" integer NOT NULL,
	"version" text NOT NULL,
	"released_on" date,
	"note" text DEFAULT '' NOT NULL,
	"source_url" text NOT NULL,
	"added_by" text,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "environment_device" (
	"environment_id" bigint NOT NULL,
	"pci_id" text NOT NULL,
	CONSTRAINT "environment_device_pk" PRIMARY KEY("environment_id","pci_id")
);
--> statement-breakpoint
CREATE TABLE "environment" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "environment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"facts" jsonb NOT NULL,
	"log" text NOT NULL,
	"driver" text,
	"driver_version" text,
	"flavour" text,
	"kernel" text,
	"distro" text,
	"distro_version" text,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "environment_log_length" CHECK (length("environment"."log") <= 1048576)
);
--> statement-breakpoint
CREATE TABLE "post_environment" (
	"post_id" bigint PRIMARY KEY NOT NULL,
	"environment_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rig" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rig_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"environment_id" bigint NOT NULL,
	"chosen" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issue_target" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "issue_target_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"page_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_issue" (
	"page_id" bigint PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"component" text NOT NULL,
	"introduced_in" text,
	"fixed_in" text,
	"workaround" text DEFAULT '' NOT NULL,
	"workaround_until" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upstream_link" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "upstream_link_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"post_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"url" text NOT NULL,
	"state" text DEFAULT 'unknown' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mark" (
	"post_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mark_pk" PRIMARY KEY("post_id","user_id","kind"),
	CONSTRAINT "mark_dangerous_explained" CHECK ("mark"."kind" <> 'dangerous' or length("mark"."comment") >= 15)
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"post_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"environment_id" bigint NOT NULL,
	"outcome" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"reported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "validity" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "validity_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"post_id" bigint NOT NULL,
	"subject" text NOT NULL,
	"from_version" text,
	"to_version" text,
	"through" boolean DEFAULT false NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "validity_bounded" CHECK (num_nonnulls("validity"."from_version", "validity"."to_version") > 0)
);
--> statement-breakpoint
CREATE TABLE "post_signature" (
	"post_id" bigint NOT NULL,
	"signature_id" text NOT NULL,
	"via" text NOT NULL,
	CONSTRAINT "post_signature_pk" PRIMARY KEY("post_id","signature_id")
);
--> statement-breakpoint
CREATE TABLE "signature" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor" text NOT NULL,
	"slug" text NOT NULL,
	"driver" text NOT NULL,
	"code" text,
	"title" text NOT NULL,
	"severity" text NOT NULL,
	"meaning" text NOT NULL,
	"causes" jsonb NOT NULL,
	"actions" jsonb NOT NULL,
	"sources" jsonb NOT NULL,
	"page_id" bigint
);
--> statement-breakpoint
ALTER TABLE "follow" DROP CONSTRAINT "follow_one_target";--> statement-breakpoint
ALTER TABLE "follow" ADD COLUMN "pci_id" text;--> statement-breakpoint
ALTER TABLE "follow" ADD COLUMN "driver" text;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_pci_id_device_pci_id_fk" FOREIGN KEY ("pci_id") REFERENCES "public"."device"("pci_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_source_data_source_id_fk" FOREIGN KEY ("source") REFERENCES "public"."data_source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_vendor_vendor_slug_fk" FOREIGN KEY ("vendor") REFERENCES "public"."vendor"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_source_data_source_id_fk" FOREIGN KEY ("source") REFERENCES "public"."data_source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "driver_claim" ADD CONSTRAINT "driver_claim_source_data_source_id_fk" FOREIGN KEY ("source") REFERENCES "public"."data_source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_firmware" ADD CONSTRAINT "module_firmware_source_data_source_id_fk" FOREIGN KEY ("source") REFERENCES "public"."data_source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_parameter" ADD CONSTRAINT "module_parameter_source_data_source_id_fk" FOREIGN KEY ("source") REFERENCES "public"."data_source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_support" ADD CONSTRAINT "api_support_driver_driver_slug_fk" FOREIGN KEY ("driver") REFERENCES "public"."driver"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch" ADD CONSTRAINT "branch_driver_driver_slug_fk" FOREIGN KEY ("driver") REFERENCES "public"."driver"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compatibility_claim" ADD CONSTRAINT "compatibility_claim_driver_driver_slug_fk" FOREIGN KEY ("driver") REFERENCES "public"."driver"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "driver" ADD CONSTRAINT "driver_vendor_vendor_slug_fk" FOREIGN KEY ("vendor") REFERENCES "public"."vendor"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_revision" ADD CONSTRAINT "release_revision_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_revision" ADD CONSTRAINT "release_revision_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_revision" ADD CONSTRAINT "release_revision_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_driver_driver_slug_fk" FOREIGN KEY ("driver") REFERENCES "public"."driver"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_device" ADD CONSTRAINT "environment_device_environment_id_environment_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment" ADD CONSTRAINT "environment_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_environment" ADD CONSTRAINT "post_environment_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_environment" ADD CONSTRAINT "post_environment_environment_id_environment_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rig" ADD CONSTRAINT "rig_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rig" ADD CONSTRAINT "rig_environment_id_environment_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_target" ADD CONSTRAINT "issue_target_page_id_known_issue_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."known_issue"("page_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_issue" ADD CONSTRAINT "known_issue_page_id_page_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."page"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upstream_link" ADD CONSTRAINT "upstream_link_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_environment_id_environment_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "validity" ADD CONSTRAINT "validity_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "validity" ADD CONSTRAINT "validity_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_signature" ADD CONSTRAINT "post_signature_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_signature" ADD CONSTRAINT "post_signature_signature_id_signature_id_fk" FOREIGN KEY ("signature_id") REFERENCES "public"."signature"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_vendor_vendor_slug_fk" FOREIGN KEY ("vendor") REFERENCES "public"."vendor"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_page_id_post_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "board_key" ON "board" USING btree ("pci_id","subsystem","revision","source");--> statement-breakpoint
CREATE INDEX "device_vendor_index" ON "device" USING btree ("vendor","pci_id");--> statement-breakpoint
CREATE INDEX "device_architecture_index" ON "device" USING btree ("architecture","pci_id");--> statement-breakpoint
CREATE INDEX "device_words_index" ON "device" USING gin ((lower(coalesce(name, '') || ' ' || coalesce(code_name, '') || ' ' || coalesce(architecture, '') || ' ' || coalesce(isa, '') || ' ' || pci_id)) gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "driver_claim_key" ON "driver_claim" USING btree ("kernel","module","vendor_id","device_id","pci_class");--> statement-breakpoint
CREATE INDEX "driver_claim_device_index" ON "driver_claim" USING btree ("vendor_id","device_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_support_key" ON "api_support" USING btree ("driver","api","hardware");--> statement-breakpoint
CREATE UNIQUE INDEX "branch_key" ON "branch" USING btree ("driver","name");--> statement-breakpoint
CREATE UNIQUE INDEX "compatibility_claim_key" ON "compatibility_claim" USING btree ("driver","branch","hardware","kernel","distribution","framework");--> statement-breakpoint
CREATE INDEX "release_revision_release_index" ON "release_revision" USING btree ("release_id","id");--> statement-breakpoint
CREATE INDEX "release_revision_branch_index" ON "release_revision" USING btree ("branch_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "release_key" ON "release" USING btree ("driver","version");--> statement-breakpoint
CREATE INDEX "release_branch_index" ON "release" USING btree ("branch_id");--> statement-breakpoint
CREATE INDEX "release_new_index" ON "release" USING btree ("added_at");--> statement-breakpoint
CREATE INDEX "environment_device_back_index" ON "environment_device" USING btree ("pci_id");--> statement-breakpoint
CREATE INDEX "environment_driver_index" ON "environment" USING btree ("driver","driver_version");--> statement-breakpoint
CREATE INDEX "post_environment_back_index" ON "post_environment" USING btree ("environment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rig_name_key" ON "rig" USING btree ("user_id",lower(name));--> statement-breakpoint
CREATE UNIQUE INDEX "rig_chosen_key" ON "rig" USING btree ("user_id") WHERE chosen;--> statement-breakpoint
CREATE INDEX "rig_environment_index" ON "rig" USING btree ("environment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "issue_target_key" ON "issue_target" USING btree ("page_id","kind","target");--> statement-breakpoint
CREATE INDEX "issue_target_back_index" ON "issue_target" USING btree ("kind","target");--> statement-breakpoint
CREATE INDEX "known_issue_component_index" ON "known_issue" USING btree ("component","status");--> statement-breakpoint
CREATE UNIQUE INDEX "upstream_link_key" ON "upstream_link" USING btree ("post_id","url");--> statement-breakpoint
CREATE INDEX "upstream_link_back_index" ON "upstream_link" USING btree ("kind","reference");--> statement-breakpoint
CREATE UNIQUE INDEX "report_key" ON "report" USING btree ("post_id","user_id","environment_id");--> statement-breakpoint
CREATE INDEX "report_environment_index" ON "report" USING btree ("environment_id");--> statement-breakpoint
CREATE INDEX "report_user_index" ON "report" USING btree ("user_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "validity_key" ON "validity" USING btree ("post_id","subject");--> statement-breakpoint
CREATE INDEX "validity_subject_index" ON "validity" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "post_signature_back_index" ON "post_signature" USING btree ("signature_id","post_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "signature_path_key" ON "signature" USING btree ("vendor","slug");--> statement-breakpoint
CREATE INDEX "signature_title_trigram_index" ON "signature" USING gin (title gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_pci_id_device_pci_id_fk" FOREIGN KEY ("pci_id") REFERENCES "public"."device"("pci_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_driver_driver_slug_fk" FOREIGN KEY ("driver") REFERENCES "public"."driver"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "follow_user_device_key" ON "follow" USING btree ("user_id","pci_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_user_driver_key" ON "follow" USING btree ("user_id","driver");--> statement-breakpoint
CREATE INDEX "follow_device_index" ON "follow" USING btree ("pci_id");--> statement-breakpoint
CREATE INDEX "follow_driver_index" ON "follow" USING btree ("driver");--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_one_target" CHECK (num_nonnulls("follow"."tag_id", "follow"."post_id", "follow"."pci_id", "follow"."driver") = 1);