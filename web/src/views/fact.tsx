// One fact with all that it rests on: the words, who told it, the date and why, the tree.
import { apiUrl, type Evidence, useApi } from '../api';
import { kindName, t } from '../i18n';
import { Head, Telling, Waiting, shortDate, visible } from '../parts/basics';
import { Tree } from '../parts/tree';
import { Link, type Place, toArticle } from '../router';

export function EvidenceBox({ evidence }: { evidence: Evidence }) {
  const w = evidence.telling;
  return (
    <>
      <p><strong>{visible(evidence.summary)}</strong></p>
      {evidence.date && (
        <p>{t('date')}: <time>{shortDate(evidence.date)}</time>
          {evidence.date_reason && <small class="quiet"> — {t('why')}: {visible(evidence.date_reason)}</small>}</p>
      )}
      <Telling witness={w} />
      <p><Link to={toArticle(w.document, w.source, evidence.id)} class="more">{t('openArticle')}</Link></p>
      <Tree words={evidence.tree} />
    </>
  );
}

export function FactPage({ place }: { place: Place }) {
  const url = apiUrl(`/facts/${encodeURIComponent(place.path[1] ?? '')}/evidence`);
  const asked = useApi<Evidence>(url);
  const evidence = asked.data;
  if (!evidence) return <><Head title={place.path[1] ?? ''} /><Waiting asked={asked} /></>;
  const others = evidence.event?.witnesses.filter((w) => w.id !== evidence.id) ?? [];
  return (
    <>
      <Head title={`${kindName(evidence.kind)} ${evidence.id}`} url={url} csv={false} />
      <EvidenceBox evidence={evidence} />
      {others.length > 0 && (
        <section>
          <h2>{t('witnesses')}</h2>
          {others.map((w) => <Telling key={w.id} witness={w} />)}
        </section>
      )}
    </>
  );
}
