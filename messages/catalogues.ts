import type { Language } from "#lib/values/actor.ts";
import ar from "#messages/ar.json";
import de from "#messages/de.json";
import en from "#messages/en.json";
import es from "#messages/es.json";
import fr from "#messages/fr.json";
import ptBr from "#messages/pt-BR.json";

/** Every text of the product. A key that English has and another language has not is a type error here. */
export const catalogues: Record<Language, typeof en> = { en, es, fr, de, "pt-BR": ptBr, ar };
