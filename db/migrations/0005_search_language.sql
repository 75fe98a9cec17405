CREATE TEXT SEARCH CONFIGURATION prose (COPY = english);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION prose
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
