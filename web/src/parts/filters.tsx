// Filters of a view: they live in its address.
import type { ComponentChildren } from 'preact';
import { t, typeName, types } from '../i18n';
import { go } from '../router';

const confidences = ['0.5', '0.6', '0.7', '0.8', '0.9'];

function submit(event: Event) {
  event.preventDefault();
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(event.currentTarget as HTMLFormElement)) {
    if (typeof value === 'string' && value.trim()) query.append(name, value.trim());
  }
  const text = query.toString();
  go(location.pathname + (text ? `?${text}` : ''));
}

export function Filters({ query, children, only }: { query: URLSearchParams; children?: ComponentChildren; only?: string[] }) {
  const has = (name: string) => !only || only.includes(name);
  return (
    <form class="filters" onSubmit={submit} key={query.toString()}>
      {children}
      {has('from') && <label>{t('from')}<input name="from" size={10} value={query.get('from') ?? ''} placeholder="2019-04" /></label>}
      {has('to') && <label>{t('to')}<input name="to" size={10} value={query.get('to') ?? ''} placeholder="2019-04-30" /></label>}
      {has('type') && (
        <label>{t('type')}
          <select name="type">
            <option value="">{t('any')}</option>
            {types.map((type) => <option value={type} selected={query.get('type') === type}>{typeName(type)}</option>)}
          </select>
        </label>
      )}
      {has('publisher') && <label>{t('publisher')}<input name="publisher" size={14} value={query.get('publisher') ?? ''} /></label>}
      {has('min_confidence') && (
        <label>{t('confidence')}
          <select name="min_confidence">
            <option value="">{t('any')}</option>
            {confidences.map((c) => <option selected={query.get('min_confidence') === c}>{c}</option>)}
          </select>
        </label>
      )}
      <button type="submit">{t('apply')}</button>
    </form>
  );
}

const names = ['from', 'to', 'type', 'publisher', 'min_confidence'];
export function filtersOf(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, query.get(name) ?? '']));
}
