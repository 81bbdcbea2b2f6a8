// The interface's words in both languages. The chronicle's own words are never translated.
const en = {
  start: 'Start', timeline: 'Timeline', network: 'Network', map: 'Map', contradictions: 'Contradictions',
  documents: 'Documents', search: 'Search', searchLabel: 'Search people, states and words', searchHint: 'Tokayev, Poland, spotkał się…',
  skip: 'Skip to content', language: 'Polski', languageLabel: 'Przełącz na polski', theme: 'Dark or light',
  glance: 'The chronicle at a glance', events: 'events', facts: 'facts', actors: 'actors', sentences: 'sentences',
  eventsOverTime: 'Events over time, by type', whoWithWhom: 'Who with whom', latest: 'Latest events', mostActive: 'Most active people',
  from: 'From', to: 'To', type: 'Type', publisher: 'Source', confidence: 'Confidence at least', any: 'any', apply: 'Show', actor: 'Actor',
  otherActor: 'With', zoomIn: 'Zoom in', zoomOut: 'Zoom out', whole: 'Whole time', earlier: 'Earlier', later: 'Later',
  exact: 'known day', span: 'some day within the span', undated: 'Without a date', noneFound: 'Nothing found.', more: 'More',
  loading: 'Loading…', didYouMean: 'Did you mean', offices: 'Offices', met: 'Takes part with', said: 'Said', spellings: 'Spellings',
  witnesses: 'Witnesses', told: 'told', times: 'times', asTable: 'As a table', date: 'Date', event: 'Event', who: 'Who', whom: 'Whom',
  place: 'Place', source: 'Source', title: 'Title', evidence: 'Evidence', rule: 'rule', tree: 'Tree of the sentence', word: 'word',
  lemma: 'lemma', tag: 'part of speech', head: 'head', relation: 'relation', factsHere: 'Facts in this article', article: 'Article',
  openArticle: 'Open the article', permalink: 'Permanent link', reported: 'reported', visits: 'Visits received', visitsMade: 'Visits made',
  conflict: 'Conflict', allEvents: 'All events', state: 'State', count: 'Number', level: 'Show', levelActor: 'actors', levelState: 'states',
  cut: 'Only the most frequent pairs are shown.', person: 'person', organisation: 'organisation', group: 'group', quote: 'quote', office: 'office',
  relationKind: 'relation', people: 'People', states: 'States', others: 'Organisations and groups', sentencesFound: 'Sentences', data: 'Data',
  differ: 'Reports that do not agree', denied: 'told to have happened, and not to have happened', differentDay: 'told of different days',
  officeDay: 'different days of taking or leaving an office', first: 'first report', second: 'second report', notFoundView: 'There is no such page.',
  since: 'since', until: 'until', unknown: 'unknown', characters: 'characters', language2: 'Language', why: 'why this date', legend: 'Legend',
  people2: 'people', dates: 'dates', quotes: 'quotes', triggers: 'events and offices', perhaps: 'perhaps', noActor: 'Whose timeline? Name a person or a state; two names show what they did together.',
  pair: 'Pair', frequency: 'events together', keys: 'Arrow keys move, + and − zoom.', published: 'Published', attributed: 'according to',
};
export type Key = keyof typeof en;

const pl: Record<Key, string> = {
  start: 'Początek', timeline: 'Oś czasu', network: 'Sieć', map: 'Mapa', contradictions: 'Sprzeczności',
  documents: 'Dokumenty', search: 'Szukaj', searchLabel: 'Szukaj osób, państw i słów', searchHint: 'Tokajew, Polska, spotkał się…',
  skip: 'Przejdź do treści', language: 'English', languageLabel: 'Switch to English', theme: 'Ciemny lub jasny',
  glance: 'Kronika w skrócie', events: 'zdarzenia', facts: 'fakty', actors: 'aktorzy', sentences: 'zdania',
  eventsOverTime: 'Zdarzenia w czasie, według typu', whoWithWhom: 'Kto z kim', latest: 'Ostatnie zdarzenia', mostActive: 'Najaktywniejsze osoby',
  from: 'Od', to: 'Do', type: 'Typ', publisher: 'Źródło', confidence: 'Pewność co najmniej', any: 'dowolny', apply: 'Pokaż', actor: 'Aktor',
  otherActor: 'Z kim', zoomIn: 'Przybliż', zoomOut: 'Oddal', whole: 'Cały czas', earlier: 'Wcześniej', later: 'Później',
  exact: 'znany dzień', span: 'któryś dzień w tym przedziale', undated: 'Bez daty', noneFound: 'Nic nie znaleziono.', more: 'Więcej',
  loading: 'Wczytywanie…', didYouMean: 'Czy chodziło o', offices: 'Urzędy', met: 'Występuje z', said: 'Wypowiedzi', spellings: 'Zapisy nazwy',
  witnesses: 'Świadectwa', told: 'podane', times: 'razy', asTable: 'Jako tabela', date: 'Data', event: 'Zdarzenie', who: 'Kto', whom: 'Kogo, z kim',
  place: 'Miejsce', source: 'Źródło', title: 'Tytuł', evidence: 'Słowa', rule: 'reguła', tree: 'Drzewo zdania', word: 'słowo',
  lemma: 'lemat', tag: 'część mowy', head: 'nadrzędnik', relation: 'relacja', factsHere: 'Fakty w tym artykule', article: 'Artykuł',
  openArticle: 'Otwórz artykuł', permalink: 'Stały odnośnik', reported: 'podano', visits: 'Wizyty przyjęte', visitsMade: 'Wizyty złożone',
  conflict: 'Konflikty', allEvents: 'Wszystkie zdarzenia', state: 'Państwo', count: 'Liczba', level: 'Pokaż', levelActor: 'aktorów', levelState: 'państwa',
  cut: 'Pokazano tylko najczęstsze pary.', person: 'osoba', organisation: 'organizacja', group: 'grupa', quote: 'cytat', office: 'urząd',
  relationKind: 'relacja', people: 'Osoby', states: 'Państwa', others: 'Organizacje i grupy', sentencesFound: 'Zdania', data: 'Dane',
  differ: 'Doniesienia, które się nie zgadzają', denied: 'podano, że się stało, i że się nie stało', differentDay: 'podano różne dni',
  officeDay: 'różne dni objęcia lub opuszczenia urzędu', first: 'pierwsze doniesienie', second: 'drugie doniesienie', notFoundView: 'Nie ma takiej strony.',
  since: 'od', until: 'do', unknown: 'nieznane', characters: 'znaków', language2: 'Język', why: 'skąd ta data', legend: 'Objaśnienie',
  people2: 'osoby', dates: 'daty', quotes: 'cytaty', triggers: 'zdarzenia i urzędy', perhaps: 'być może', noActor: 'Czyja oś czasu? Podaj osobę lub państwo; dwie nazwy pokażą, co robiły razem.',
  pair: 'Para', frequency: 'wspólne zdarzenia', keys: 'Strzałki przesuwają, + i − zmieniają skalę.', published: 'Opublikowano', attributed: 'według',
};

// PLOVER's types; what conflict is follows its quad classes: from ACCUSE on, but for what concedes.
export const types = ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE',
  'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'] as const;
export const conflictTypes = ['SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'PROTEST', 'THREATEN'];

const typeNames: Record<string, [string, string]> = {
  AGREE: ['agree', 'porozumienie'], CONSULT: ['consult', 'rozmowy'], SUPPORT: ['support', 'poparcie'],
  CONCEDE: ['concede', 'ustępstwo'], COOPERATE: ['cooperate', 'współpraca'], AID: ['aid', 'pomoc'],
  RETREAT: ['retreat', 'wycofanie'], REQUEST: ['request', 'żądanie'], ACCUSE: ['accuse', 'oskarżenie'],
  REJECT: ['reject', 'odmowa'], THREATEN: ['threaten', 'groźba'], PROTEST: ['protest', 'protest'],
  SANCTION: ['sanction', 'sankcje'], MOBILIZE: ['mobilize', 'mobilizacja'], COERCE: ['coerce', 'przymus'],
  ASSAULT: ['assault', 'napaść'],
};

export type Language = 'en' | 'pl';

function stored(): Language {
  const saved = localStorage.getItem('kronika.language');
  if (saved === 'en' || saved === 'pl') return saved;
  return navigator.language.toLowerCase().startsWith('pl') ? 'pl' : 'en';
}

let current: Language = stored();
export const language = (): Language => current;
export function setLanguage(next: Language): void {
  current = next;
  localStorage.setItem('kronika.language', next);
  document.documentElement.lang = next;
}
export const t = (key: Key): string => (current === 'pl' ? pl : en)[key];
export const typeName = (type: string): string => typeNames[type]?.[current === 'pl' ? 1 : 0] ?? type.toLowerCase();
export const kindName = (kind: string): string => (kind === 'relation' ? t('relationKind') : kind in en ? t(kind as Key) : kind);
export const number = (n: number): string => n.toLocaleString(current);
