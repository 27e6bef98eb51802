import {
  Banner,
  EmptyState,
  LoadingRegion,
  ManufakturMark,
  PageHeader,
  SearchField,
  SkeletonRows,
} from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Search, SearchX } from 'lucide-react';
import { useState } from 'react';

import { overviewQuery } from '../../app/queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useText } from '../../platform/text.tsx';
import { wordsOfHit } from './hit-text.tsx';
import { addressOfHit, keyOfHit } from './hits.ts';
import { useSearch } from './use-search.ts';

import styles from './search.module.css';

const route = getRouteApi('/suche');

/** The search with an address of its own, to share or come back to. */
export function SearchScreen() {
  const { search: words } = useText();
  const names = useManufakturNames();
  const navigate = useNavigate();
  const { q: asked } = route.useSearch();
  const [typed, setTyped] = useState(asked);
  const { q, hits } = useSearch(typed);
  const { data: overview } = useQuery(overviewQuery);
  const found = q === '' ? [] : (hits.data ?? []);
  const groups = (overview?.manufakturen ?? [])
    .map((manufaktur) => ({ manufaktur, hits: found.filter((hit) => hit.manufaktur === manufaktur.slug) }))
    .filter((group) => group.hits.length > 0);
  const change = (next: string): void => {
    setTyped(next);
    void navigate({ to: '/suche', search: { q: next.trim() }, replace: true });
  };
  return (
    <div className={styles['page']}>
      <PageHeader title={words.title} />
      <SearchField
        label={words.label}
        placeholder={words.placeholder}
        value={typed}
        onChange={change}
        autoFocus
      />
      <p role="status" className={styles['count']}>
        {q !== '' && hits.isSuccess && words.hits(found.length)}
      </p>
      {hits.isError && <Banner tone="caution">{sentenceOf(hits.error)}</Banner>}
      {q === '' && (
        <EmptyState icon={Search} title={words.start.title}>
          {words.start.body}
        </EmptyState>
      )}
      {q !== '' && hits.isPending && (
        <LoadingRegion>
          <SkeletonRows count={5} />
        </LoadingRegion>
      )}
      {q !== '' && hits.isSuccess && found.length === 0 && (
        <EmptyState icon={SearchX} title={words.none.title(q)}>
          {words.none.body}
        </EmptyState>
      )}
      {groups.map(({ manufaktur, hits: own }) => (
        <section key={manufaktur.slug}>
          <h2 className={styles['groupName']}>
            <ManufakturMark number={manufaktur.number} size={16} />
            {names.full(manufaktur)}
          </h2>
          <ul role="list" className={styles['list']}>
            {own.map((hit) => {
              const { title, detail } = wordsOfHit(hit, words.kinds[hit.kind]);
              return (
                <li key={keyOfHit(hit)} className={styles['row']}>
                  <Link to={addressOfHit(hit)} className={styles['hitTitle']}>
                    {title}
                  </Link>
                  <p className={styles['detail']}>{detail}</p>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
