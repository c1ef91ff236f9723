import type { Language } from "#lib/values/actor.ts";
import ar from "#messages/ar.json";
import de from "#messages/de.json";
import en from "#messages/en.json";
import es from "#messages/es.json";
import fr from "#messages/fr.json";
import ptBr from "#messages/pt-BR.json";

type Catalogue = typeof en;

/** Every text of the product. That each language has what English has is for a test: while one text is new, the others still work. */
export const catalogues: Record<Language, Catalogue> = {
  en,
  es: es as Catalogue,
  fr: fr as Catalogue,
  de: de as Catalogue,
  "pt-BR": ptBr as Catalogue,
  ar: ar as Catalogue,
};
