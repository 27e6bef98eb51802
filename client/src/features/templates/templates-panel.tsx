import type { BoardEngine } from '@geflecht/board-engine';
import type { Board, ItemId } from '@geflecht/board-schema';
import { type ManufakturSlug, may } from '@geflecht/domain';
import { Banner, Button, LoadingRegion, SkeletonRows } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useSession } from '../../app/queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { BUILT_IN, LAYOUTS } from './built-in.ts';
import { KeepTemplate } from './keep-template.tsx';
import { fragmentOfParts } from './layout.ts';
import { OwnTemplate } from './own-template.tsx';
import { templatesQuery } from './queries.ts';
import { TemplateEntry } from './template-entry.tsx';
import { useInsert } from './use-insert.ts';

import styles from './templates.module.css';

export interface TemplatesProps {
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly manufaktur: ManufakturSlug;
  readonly readOnly: boolean;
  readonly selection: readonly ItemId[];
  /** A template lies on the board now. */
  readonly onInserted: () => void;
}

/** The Moderations-Koffer's templates, and those the Manufakturen keep; the content of a panel. */
export function Templates(props: TemplatesProps) {
  const { engine, board, readOnly, onInserted } = props;
  const text = useText().templates;
  const insert = useInsert(engine, board, onInserted);
  return (
    <div className={styles['panel']}>
      <p className={styles['soft']}>{text.lead}</p>
      <section className={styles['section']}>
        <h3 className={styles['heading']}>{text.builtInTitle}</h3>
        <ul className={styles['list']}>
          {BUILT_IN.map((name) => {
            const { title, purpose, steps, parts } = text.builtIn[name];
            const fragment = fragmentOfParts(LAYOUTS[name], parts);
            return (
              <TemplateEntry
                key={name}
                title={title}
                purpose={purpose}
                howTo={
                  <ol className={styles['steps']}>
                    {steps.map((step) => (
                      <li key={step}>{step}</li>
                    ))}
                  </ol>
                }
                fragment={fragment}
                onInsert={readOnly ? undefined : () => insert(title, fragment)}
              />
            );
          })}
        </ul>
      </section>
      <Kept {...props} />
    </div>
  );
}

/** What the own Manufaktur keeps, and what the others do. */
function Kept({ engine, board, manufaktur, readOnly, selection, onInserted }: TemplatesProps) {
  const text = useText().templates;
  const { actor } = useSession();
  const [isKeeping, setKeeping] = useState(false);
  const { data, error, refetch } = useQuery(templatesQuery);
  const mayKeep = may(actor, 'keep_template', { manufaktur }) === 'yes';
  if (error !== null && data === undefined) {
    return (
      <Banner tone="caution" action={<Button onPress={() => void refetch()}>{text.again}</Button>}>
        {`${text.loadFailed} ${sentenceOf(error)}`}
      </Banner>
    );
  }
  if (data === undefined) {
    return (
      <LoadingRegion>
        <SkeletonRows count={2} />
      </LoadingRegion>
    );
  }
  const own = data.filter((template) => template.manufaktur === manufaktur);
  const others = data.filter((template) => template.manufaktur !== manufaktur);
  return (
    <>
      <section className={styles['section']}>
        <h3 className={styles['heading']}>{text.ownTitle}</h3>
        {own.length === 0 && <p className={styles['soft']}>{text.ownEmpty}</p>}
        <ul className={styles['list']}>
          {own.map((template) => (
            <OwnTemplate key={template.id} {...{ engine, board, readOnly, template, onInserted }} />
          ))}
        </ul>
        {mayKeep && (
          <>
            <Button
              className={styles['start']}
              isDisabled={selection.length === 0}
              onPress={() => setKeeping(true)}
            >
              {text.keep}
            </Button>
            {selection.length === 0 && own.length > 0 && <p className={styles['soft']}>{text.keepHint}</p>}
          </>
        )}
      </section>
      {others.length > 0 && (
        <section className={styles['section']}>
          <h3 className={styles['heading']}>{text.othersTitle}</h3>
          <ul className={styles['list']}>
            {others.map((template) => (
              <OwnTemplate key={template.id} {...{ engine, board, readOnly, template, onInserted }} />
            ))}
          </ul>
        </section>
      )}
      {isKeeping && <KeepTemplate {...{ board, selection, manufaktur }} onClose={() => setKeeping(false)} />}
    </>
  );
}
