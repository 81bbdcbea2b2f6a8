// The API's answers, and how views ask for them.
import { useEffect, useState } from 'preact/hooks';

export interface Actor { key: string; name: string; kind: string; country: string; sector?: string | null }
export interface ActorRow extends Actor { events: number }
export interface Witness {
  id: string; document: string; path: string; source: string | null; published: string | null; title: string | null;
  date: string | null; sentence: string; evidence: string; attribution: string | null; rule: string; confidence: number;
}
export interface EventRow {
  id: string; type: string; mode: string | null; aux: string | null; sources: Actor[]; targets: Actor[];
  date: string | null; date_reason: string | null; place: Actor | null; confidence: number; reported: string | null;
  tellings: number; texts: number; witnesses: Witness[];
}
export interface TimelineEvent {
  id: string; type: string; mode: string | null; aux: string | null; sources: Actor[]; targets: Actor[];
  place: string | null; date: string | null; earliest: string | null; latest: string | null;
  confidence: number; reported: string | null; tellings: number; texts: number;
}
export interface Quote {
  id: string; speaker: Actor; kind: string; words: string; about: Actor[]; reported: string | null; tellings: number; texts: number;
  witnesses: Witness[];
}
export interface OfficeEvidence extends Witness { status: string; after: string | null }
export interface Holder {
  person: Actor; office: string; of: string; held: string; reason: string | null; start: string | null;
  start_reason: string | null; end: string | null; end_reason: string | null; evidence: OfficeEvidence[];
}
export interface Dossier {
  actor: Actor; spellings: { name: string; documents: number }[]; offices: Holder[]; events: Record<string, number>;
  partners: ActorRow[]; quotes: number; documents: number; first: string | null; last: string | null;
}
export interface Range { begin: number; end: number }
export interface DocumentRow {
  id: string; title: string | null; source: string | null; published: string | null; language: string | null;
  path: string; url: string | null; characters: number; facts: number;
}
export interface ArticleFact extends Range {
  id: string; kind: string; sentence: number | null; type: string; mode: string | null; aux: string | null;
  status: string | null; of: string | null; date: string | null; date_reason: string | null; rule: string;
  confidence: number; participants: { role: string; actor: number }[]; event: string | null;
}
export interface Article {
  document: DocumentRow; author: string | null; text: string; sentences: Range[]; actors: Actor[];
  mentions: (Range & { form: string; actor: number })[];
  times: (Range & { kind: string; value: string; reason: string; rule: string })[];
  facts: ArticleFact[];
}
export interface TreeWord { n: number; form: string; lemma: string; upos: string; head: number; deprel: string; evidence: boolean }
export interface Evidence {
  id: string; kind: string; summary: string; begin: number; end: number; url: string | null; date: string | null;
  date_reason: string | null; telling: Witness; tree: TreeWord[]; event: EventRow | null;
}
export interface Hit extends Range {
  document: string; title: string | null; source: string | null; published: string | null; sentence: string; facts: string[];
}
export interface Graph {
  nodes: { key: string; name: string; kind: string; country: string; events: number }[];
  edges: { source: string; target: string; events: number; types: Record<string, number> }[];
  cut: boolean;
}
export interface StateRow {
  iso: string; names: Record<string, string>; events: number; visits_made: number; visits_received: number;
  types: Record<string, number>;
}
export interface Overview {
  documents: number; sentences: number; facts: number; events: number; actors: number;
  first: string | null; last: string | null; publishers: string[]; languages: string[];
}
export interface Contradiction { kind: string; first: Evidence; second: Evidence }
export interface Page<Row> { data: Row[]; next: string | null }
export interface Problem { title: string; status: number; detail: string; parameter?: string; suggestions?: string[] }

type Value = string | number | null | undefined | string[];

// "/api/v1/events?actor=…"; what is empty is left out.
export function apiUrl(path: string, parameters: Record<string, Value> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') query.append(name, String(one));
    }
  }
  const text = query.toString();
  return `/api/v1${path}${text ? `?${text}` : ''}`;
}

export interface Asked<T> { data?: T; problem?: Problem; busy: boolean }

export async function ask<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal, headers: { Accept: 'application/json' } });
  const body = await response.json();
  if (!response.ok) throw body as Problem;
  return body as T;
}

// Asks when `url` changes; what was answered before stays until the new answer is there. No question when null.
export function useApi<T>(url: string | null): Asked<T> {
  const [state, setState] = useState<Asked<T>>({ busy: url !== null });
  useEffect(() => {
    if (url === null) {
      setState({ busy: false });
      return;
    }
    const stop = new AbortController();
    setState((old) => ({ data: old.data, busy: true }));
    ask<T>(url, stop.signal).then(
      (data) => setState({ data, busy: false }),
      (error) => {
        if (stop.signal.aborted) return;
        const problem = typeof error?.detail === 'string' ? error : { title: 'Error', status: 0, detail: String(error) };
        setState({ problem, busy: false });
      },
    );
    return () => stop.abort();
  }, [url]);
  return state;
}
