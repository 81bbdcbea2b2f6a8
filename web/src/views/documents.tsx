// The documents of the chronicle.
import { apiUrl, type DocumentRow, type Page, useApi } from '../api';
import { number, t } from '../i18n';
import { Head, Waiting, visible } from '../parts/basics';
import { Filters } from '../parts/filters';
import { Link, type Place, toArticle, withQuery } from '../router';

export function Documents({ place }: { place: Place }) {
  const query = Object.fromEntries(['from', 'to', 'publisher', 'after', 'actor'].map((name) => [name, place.query.get(name)]));
  const url = apiUrl('/documents', query);
  const documents = useApi<Page<DocumentRow>>(url);
  return (
    <>
      <Head title={t('documents')} url={url} />
      <Filters query={place.query} only={['from', 'to', 'publisher']} />
      <Waiting asked={documents} />
      {documents.data?.data.length === 0 && <p>{t('noneFound')}</p>}
      <div class="wide">
        <table>
          <thead><tr><th>{t('published')}</th><th>{t('title')}</th><th>{t('source')}</th><th>{t('language2')}</th><th>{t('facts')}</th></tr></thead>
          <tbody>
            {documents.data?.data.map((d) => (
              <tr key={`${d.id}${d.source}${d.published}`}>
                <td>{d.published}</td>
                <td><Link to={toArticle(d.id, d.source)}>{visible(d.title || d.path)}</Link></td>
                <td>{visible(d.source ?? '')}</td><td>{d.language}</td><td class="right">{number(d.facts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {documents.data?.next && <Link class="more" to={withQuery(place.query, { after: documents.data.next })}>{t('more')}</Link>}
    </>
  );
}
