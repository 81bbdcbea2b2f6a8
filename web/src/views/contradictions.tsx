// Reports that do not agree, side by side.
import { apiUrl, type Contradiction, type Page, useApi } from '../api';
import { t } from '../i18n';
import { Head, Waiting } from '../parts/basics';
import { Filters } from '../parts/filters';
import type { Place } from '../router';
import { EvidenceBox } from './fact';

const kinds: Record<string, 'denied' | 'differentDay' | 'officeDay'> = { denied: 'denied', date: 'differentDay', office: 'officeDay' };

export function Contradictions({ place }: { place: Place }) {
  const url = apiUrl('/contradictions', { actor: place.query.get('actor') });
  const asked = useApi<Page<Contradiction>>(url);
  return (
    <>
      <Head title={t('differ')} url={url} />
      <Filters query={place.query} only={[]}>
        <label>{t('actor')}<input name="actor" size={22} value={place.query.get('actor') ?? ''} /></label>
      </Filters>
      <Waiting asked={asked} />
      {asked.data?.data.length === 0 && <p>{t('noneFound')}</p>}
      {asked.data?.data.map((c) => (
        <section key={`${c.first.id}${c.second.id}`} class="against">
          <h2>{t(kinds[c.kind] ?? 'differ')}</h2>
          <div class="columns">
            <div><h3>{t('first')}</h3><EvidenceBox evidence={c.first} /></div>
            <div><h3>{t('second')}</h3><EvidenceBox evidence={c.second} /></div>
          </div>
        </section>
      ))}
    </>
  );
}
