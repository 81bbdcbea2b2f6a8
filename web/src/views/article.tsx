// The text with what was read from it, and the facts beside it: pointing at either shows the other.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { apiUrl, type Article, type ArticleFact, type Evidence, useApi } from '../api';
import { kindName, t, typeName } from '../i18n';
import { Head, Swatch, Waiting, shortDate, visible } from '../parts/basics';
import { type Marked, pieces } from '../parts/highlight';
import { Tree } from '../parts/tree';
import { Link, type Place, go, toActor, toFact, withQuery } from '../router';

// A text of a million characters is shown, but only so many sentences at a time.
const step = 200;

function marksOf(article: Article): Marked[] {
  const marks: Marked[] = [];
  for (const m of article.mentions) {
    const actor = article.actors[m.actor];
    if (m.form !== 'dropped' && actor) {
      marks.push({ ...m, class: `m-${actor.kind}`, facts: [], title: `${actor.name} · ${kindName(actor.kind)}`, actor: actor.key });
    }
  }
  for (const time of article.times) marks.push({ ...time, class: 'm-time', facts: [], title: time.value });
  for (const fact of article.facts) marks.push({ ...fact, class: `m-${fact.kind}`, facts: [fact.id] });
  return marks;
}

function labelOf(fact: ArticleFact): string {
  if (fact.kind === 'event') return typeName(fact.type) + (fact.mode ? ` · ${fact.mode}` : '') + (fact.aux ? ` (${fact.aux})` : '');
  if (fact.kind === 'office') return `${fact.type}${fact.of && fact.of !== '---' ? `, ${fact.of}` : ''} (${fact.status})`;
  if (fact.kind === 'relation') return fact.type;
  return `${kindName(fact.kind)} (${fact.type})`;
}

function Fact({ fact, article, chosen, choose, pin }: {
  fact: ArticleFact; article: Article; chosen: boolean; choose: (id: string | null) => void; pin: () => void;
}) {
  const evidence = useApi<Evidence>(chosen ? apiUrl(`/facts/${fact.id}/evidence`) : null);
  const by = (role: string) => fact.participants.filter((p) => p.role === role).map((p) => article.actors[p.actor]);
  const names = (role: string) => by(role).map((a) => visible(a?.name ?? '')).join(', ');
  const who = names('source') || names('speaker') || names('person') || names('between');
  const whom = names('target') || names('about');
  return (
    <li id={`fact-${fact.id}`} class={`fact ${chosen ? 'chosen' : ''}`} onMouseEnter={() => choose(fact.id)} onMouseLeave={() => choose(null)}>
      <button type="button" class="plain" onClick={pin} onFocus={() => choose(fact.id)} aria-expanded={chosen}>
        {fact.kind === 'event' && <Swatch type={fact.type} />}{labelOf(fact)}
      </button>
      <div>{who}{whom && ` → ${whom}`}{names('place') && `, ${names('place')}`}</div>
      {fact.date && <div><time>{shortDate(fact.date)}</time>{fact.date_reason && <small class="quiet"> {visible(fact.date_reason)}</small>}</div>}
      <small class="quiet">{t('rule')} {fact.rule} · {fact.confidence.toFixed(2)} · <Link to={toFact(fact.id)}>{t('permalink')}</Link></small>
      {chosen && evidence.data && <Tree words={evidence.data.tree} />}
    </li>
  );
}

export function ArticleView({ place }: { place: Place }) {
  const id = place.path[1] ?? '';
  const url = apiUrl(`/documents/${encodeURIComponent(id)}`, { source: place.query.get('source') });
  const asked = useApi<Article>(url);
  const article = asked.data;
  const pinned = place.query.get('fact');
  const [pointed, point] = useState<string | null>(null);
  const chosen = pointed ?? pinned;
  const [shown, show] = useState(step);
  const text = useMemo(() => (article ? [...article.text] : []), [article]);
  const marks = useMemo(() => (article ? marksOf(article) : []), [article]);
  const sentences = article && article.sentences.length > 0 ? article.sentences : article ? [{ begin: 0, end: text.length }] : [];
  const wanted = article?.facts.find((f) => f.id === pinned)?.sentence ?? 0;
  const count = Math.max(shown, wanted + 1);
  // What lies between sentences, line breaks above all, is kept.
  const body = useMemo(() => sentences.slice(0, count).map((s, i) => {
    const begin = i === 0 ? 0 : s.begin, end = i + 1 < sentences.length ? sentences[i + 1].begin : text.length;
    return pieces(text, marks, begin, end);
  }), [text, marks, count]);

  useEffect(() => {
    if (article && pinned) document.getElementById(`words-${pinned}`)?.scrollIntoView({ block: 'center' });
  }, [article, pinned]);

  if (!article) return <><Head title={t('article')} /><Waiting asked={asked} /></>;
  const d = article.document;
  const pin = (fact: string) => go(withQuery(place.query, { fact: pinned === fact ? null : fact }), true);
  const anchored = new Set<string>();
  return (
    <>
      <Head title={d.title || d.path} url={url} csv={false} />
      <p class="quiet">
        {d.source && `${visible(d.source)}, `}{d.published} · {d.language}{d.url && /^https?:/.test(d.url) && <> · <a href={d.url} rel="noreferrer">{visible(d.url)}</a></>}
      </p>
      <p class="legend">
        <span class="m-person">{t('people2')}</span> <span class="m-state">{t('states').toLowerCase()}</span> <span class="m-time">{t('dates')}</span>{' '}
        <span class="m-quote">{t('quotes')}</span> <span class="m-event">{t('triggers')}</span>
      </p>
      <div class="reader">
        <article class="text" lang={d.language ?? undefined} dir="auto">
          {body.map((parts, i) => (
            <span key={i} class="sentence">
              {parts.map((piece, j) => {
                if (piece.marks.length === 0) return visible(piece.text);
                const facts = piece.marks.flatMap((m) => m.facts);
                const title = piece.marks.map((m) => m.title).filter(Boolean).join(' · ') || undefined;
                const lit = chosen !== null && facts.includes(chosen);
                const first = facts.find((f) => !anchored.has(f));
                if (first) anchored.add(first);
                return (
                  <span key={j} id={first && `words-${first}`} class={`${piece.marks.map((m) => m.class).join(' ')} ${lit ? 'lit' : ''}`} title={title}
                    onMouseEnter={facts.length > 0 ? () => point(facts[0]) : undefined}
                    onMouseLeave={facts.length > 0 ? () => point(null) : undefined}
                    onClick={facts.length > 0 ? () => pin(facts[0]) : undefined}>{visible(piece.text)}</span>
                );
              })}
            </span>
          ))}
          {count < sentences.length && <p><button type="button" onClick={() => show(count + step)}>{t('more')}</button></p>}
        </article>
        <aside aria-label={t('factsHere')}>
          <h2>{t('factsHere')}</h2>
          <ol class="facts">
            {article.facts.slice(0, 500).map((fact) => (
              <Fact key={fact.id} fact={fact} article={article} chosen={chosen === fact.id} choose={point} pin={() => pin(fact.id)} />
            ))}
          </ol>
          <h2>{t('actors')}</h2>
          <ul class="pairs">{article.actors.map((a) => <li key={a.key}><Link to={toActor(a.key)}>{visible(a.name)}</Link> <small class="quiet">{kindName(a.kind)}</small></li>)}</ul>
        </aside>
      </div>
    </>
  );
}
