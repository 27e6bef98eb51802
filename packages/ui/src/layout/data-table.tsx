import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';

import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';

import styles from './layout.module.css';

export interface Column<Row, Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /** Figures stand at the end. */
  readonly isNumeric?: boolean | undefined;
  readonly isSortable?: boolean | undefined;
  /** The cell that names its row; one column of a table. */
  readonly isRowHeader?: boolean | undefined;
}

export interface Sort<Id extends string = string> {
  readonly column: Id;
  readonly direction: 'ascending' | 'descending';
}

export interface DataTableProps<Row, Id extends string = string> {
  readonly caption: string;
  readonly isCaptionHidden?: boolean | undefined;
  readonly columns: readonly Column<Row, Id>[];
  /** Already sorted; the table only asks. */
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sort<Id> | undefined;
  readonly onSort?: ((sort: Sort<Id>) => void) | undefined;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  readonly className?: string | undefined;
}

/** A real table; on a phone each row becomes a small list of „name: value". */
export function DataTable<Row, Id extends string = string>({
  caption,
  isCaptionHidden = false,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  empty,
  className,
}: DataTableProps<Row, Id>) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div className={cx(styles['tableWrap'], className)}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>
          {isCaptionHidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const direction = sort?.column === column.id ? sort.direction : undefined;
              const arrow =
                direction === undefined ? ChevronsUpDown : direction === 'ascending' ? ArrowUp : ArrowDown;
              return (
                <th
                  key={column.id}
                  scope="col"
                  className={cx(column.isNumeric && styles['end'])}
                  {...(direction === undefined ? {} : { 'aria-sort': direction })}
                >
                  {column.isSortable && onSort ? (
                    <button
                      type="button"
                      className={styles['sort']}
                      onClick={() =>
                        onSort({
                          column: column.id,
                          direction: direction === 'ascending' ? 'descending' : 'ascending',
                        })
                      }
                    >
                      {column.label}
                      <Icon icon={arrow} size={14} />
                    </button>
                  ) : (
                    column.label
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.isRowHeader ? (
                  <th key={column.id} scope="row">
                    {column.render(row)}
                  </th>
                ) : (
                  <td
                    key={column.id}
                    data-label={column.label}
                    className={cx(column.isNumeric && styles['end'])}
                  >
                    {column.render(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
