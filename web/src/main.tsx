import './style.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { language, setLanguage, t } from './i18n';
import { Link, type Place, go, usePlace } from './router';
import { ActorPage } from './views/actor';
import { ArticleView } from './views/article';
import { Contradictions } from './views/contradictions';
import { Documents } from './views/documents';
import { FactPage } from './views/fact';
import { WorldMap } from './views/map';
import { Network } from './views/network';
import { Search } from './views/search';
import { Start } from './views/start';
import { Timeline } from './views/timeline';

const views: Record<string, (props: { place: Place }) => preact.JSX.Element> = {
  '': Start, search: Search, timeline: Timeline, actor: ActorPage, network: Network, map: WorldMap, article: ArticleView,
  fact: FactPage, documents: Documents, contradictions: Contradictions,
};
const menu = ['timeline', 'network', 'map', 'documents', 'contradictions'] as const;

function toggleTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('kronika.theme', root.dataset.theme);
}

function SearchBox({ words }: { words: string }) {
  const submit = (event: Event) => {
    event.preventDefault();
    const q = new FormData(event.currentTarget as HTMLFormElement).get('q');
    if (typeof q === 'string' && q.trim()) go(`/search?q=${encodeURIComponent(q.trim())}`);
  };
  return (
    <form role="search" onSubmit={submit} key={words}>
      <input type="search" name="q" value={words} aria-label={t('searchLabel')} placeholder={t('searchHint')} accessKey="s" />
      <button type="submit">{t('search')}</button>
    </form>
  );
}

function App() {
  const place = usePlace();
  const [, again] = useState(0);
  const name = place.path[0] ?? '';
  const View = views[name];
  // A view's own title comes from its heading, which may wait for an answer.
  useEffect(() => {
    const title = () => { document.title = `${document.querySelector('h1')?.textContent ?? ''} · Kronika`; };
    const watch = new MutationObserver(title);
    watch.observe(document.getElementById('content')!, { childList: true, subtree: true });
    title();
    return () => watch.disconnect();
  }, []);
  const switchLanguage = () => {
    setLanguage(language() === 'pl' ? 'en' : 'pl');
    again((n) => n + 1);
  };
  return (
    <>
      <a class="skip" href="#content">{t('skip')}</a>
      <header>
        <Link to="/" class="brand">Kronika</Link>
        <SearchBox words={name === 'search' ? place.query.get('q') ?? '' : ''} />
        <nav aria-label="Kronika">
          {menu.map((view) => <Link key={view} to={`/${view}`} aria-current={name === view ? 'page' : undefined}>{t(view)}</Link>)}
        </nav>
        <div class="tools">
          <button type="button" class="plain" onClick={switchLanguage} aria-label={t('languageLabel')}>{t('language')}</button>
          <button type="button" class="plain" onClick={toggleTheme} aria-label={t('theme')}>◐</button>
        </div>
      </header>
      <main id="content" tabIndex={-1} key={`${language()}/${name}/${name === 'actor' || name === 'article' || name === 'fact' ? place.path[1] : ''}`}>
        {View ? <View place={place} /> : <p>{t('notFoundView')}</p>}
      </main>
    </>
  );
}

const theme = localStorage.getItem('kronika.theme');
if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
document.documentElement.lang = language();
render(<App />, document.getElementById('page')!);
