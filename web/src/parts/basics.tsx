// Small parts that all views use. All text goes in as text: nothing here or elsewhere sets HTML.
import type { Actor, Asked, EventRow, Problem, TimelineEvent, Witness } from '../api';
import { t, typeName } from '../i18n';
import { Link, toActor, toArticle, toFact } from '../router';

// Characters that turn the direction of writing, or that nobody can see, are shown for what they are.
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
    (c) => `\u2039U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}\u203a`);
}

export function Trouble({ problem }: { problem: Problem }) {
  return (
    <div class="trouble" role="alert">
      <strong>{problem.title}</strong>: {problem.parameter ? `${problem.parameter}: ` : ''}{visible(problem.detail)}
      {problem.suggestions && problem.suggestions.length > 0 && (
        <p>{t('didYouMean')}: {problem.suggestions.map((s, i) => (
          <span key={s}>{i > 0 && ', '}<Link to={`/search?q=${encodeURIComponent(s)}`}>{visible(s)}</Link></span>
        ))}</p>
      )}
    </div>
  );
}

// What stands for an answer that is not there yet, or that went wrong.
export function Waiting({ asked }: { asked: Asked<unknown> }) {
  if (asked.problem) return <Trouble problem={asked.problem} />;
  if (asked.busy && asked.data === undefined) return <p class="quiet" role="status">{t('loading')}</p>;
  return null;
}

export const country = (code: string) => (code && code !== '---' ? code : '');

export function ActorName({ actor }: { actor: Actor }) {
  return (
    <Link to={toActor(actor.key)} class={`actor ${actor.kind}`}>
      {visible(actor.name)}{actor.kind !== 'state' && country(actor.country) && <small> {actor.country}</small>}
    </Link>
  );
}

export function Actors({ actors }: { actors: Actor[] }) {
  return <>{actors.map((actor, i) => <span key={actor.key}>{i > 0 && ', '}<ActorName actor={actor} /></span>)}</>;
}

// A set of days by its first and last.
export function shortDate(date: string | null): string {
  if (!date) return '';
  const parts = date.replace(/^[[{]|[\]}]$/g, '').split(',');
  return parts.length > 2 ? `${parts[0]} … ${parts[parts.length - 1]}` : date;
}

export function When({ date, reported }: { date: string | null; reported?: string | null }) {
  if (date) return <time title={date}>{shortDate(date)}</time>;
  return <span class="quiet">{reported ? `${t('reported')} ${reported}` : t('unknown')}</span>;
}

export const typeLabel = (event: { type: string; mode: string | null; aux: string | null }) =>
  typeName(event.type) + (event.mode ? ` · ${event.mode}` : '') + (event.aux ? ` (${event.aux})` : '');

export function Swatch({ type }: { type: string }) {
  return <span class={`swatch type-${type}`} aria-hidden="true" />;
}

export function EventLine({ event }: { event: EventRow | TimelineEvent }) {
  const place = typeof event.place === 'string' ? event.place : event.place?.name;
  return (
    <li class="event">
      <When date={event.date} reported={event.reported} />
      <span>
        <Link to={toFact(event.id)} class="type"><Swatch type={event.type} />{typeLabel(event)}</Link>{' '}
        <Actors actors={event.sources} />
        {event.targets.length > 0 && <> → <Actors actors={event.targets} /></>}
        {place && <>, {visible(place)}</>}
        {event.texts > 1 && <small class="quiet"> {event.texts}×</small>}
      </span>
    </li>
  );
}

// The sentence with the words that the fact rests on marked, where they stand in it.
export function Sentence({ witness }: { witness: Witness }) {
  const at = witness.evidence ? witness.sentence.indexOf(witness.evidence) : -1;
  if (at < 0) return <span dir="auto">{visible(witness.sentence)}</span>;
  return (
    <span dir="auto">
      {visible(witness.sentence.slice(0, at))}
      <mark>{visible(witness.evidence)}</mark>
      {visible(witness.sentence.slice(at + witness.evidence.length))}
    </span>
  );
}

export function Telling({ witness }: { witness: Witness }) {
  return (
    <blockquote class="telling">
      <Sentence witness={witness} />
      <footer>
        <Link to={toArticle(witness.document, witness.source, witness.id)}>{visible(witness.title || witness.path)}</Link>
        {witness.source && <>, {visible(witness.source)}</>}
        {witness.published && <>, {witness.published}</>}
        {witness.attribution && <>, {t('attributed')} {visible(witness.attribution)}</>}
        <span class="quiet"> · {t('rule')} {witness.rule} · {witness.confidence.toFixed(2)}</span>
      </footer>
    </blockquote>
  );
}

// The same answer for programs and spreadsheets.
export function DataLinks({ url, csv = true }: { url: string; csv?: boolean }) {
  return (
    <nav class="data" aria-label={t('data')}>
      <a href={url}>JSON</a>
      {csv && <a href={`${url}${url.includes('?') ? '&' : '?'}format=csv`} download="kronika.csv">CSV</a>}
    </nav>
  );
}

export function Head({ title, url, csv }: { title: string; url?: string; csv?: boolean }) {
  return (
    <div class="head">
      <h1>{visible(title)}</h1>
      {url && <DataLinks url={url} csv={csv} />}
    </div>
  );
}
