import { createContext, use, type ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';

import { prepareDocument } from '../theme/prepare-document.ts';

/** The few words the parts say themselves; the client hands them in, already translated. */
export interface UiLabels {
  /** „Schließen" */
  readonly close: string;
  /** „Wird geladen" */
  readonly loading: string;
  /** „Meldungen", the name of the toast region */
  readonly notifications: string;
  /** „Leeren", the cross in a search field */
  readonly clear: string;
  /** „Liste zeigen", the arrow of a combo box */
  readonly showOptions: string;
  /** „Nichts gefunden" */
  readonly noResults: string;
  /** „Pflichtfeld" */
  readonly required: string;
  /** Under a required field that was left empty. */
  readonly valueMissing: string;
  /** Under an address that is none. */
  readonly typeMismatch: string;
  readonly tooShort: string;
  /** „Entfernen", the cross on a chip */
  readonly remove: string;
  /** „Strg", what the Ctrl key is called on a keyboard of this language */
  readonly controlKey: string;
  /** „Entf" */
  readonly deleteKey: string;
}

const LabelsContext = createContext<UiLabels | null>(null);

/** The words of the nearest `UiProvider`. */
export function useUiLabels(): UiLabels {
  const labels = use(LabelsContext);
  if (labels === null) throw new Error('a part of @geflecht/ui is used outside UiProvider');
  return labels;
}

export interface UiProviderProps {
  /** BCP 47, e.g. `de-DE` or `en-GB`. */
  readonly locale: string;
  readonly labels: UiLabels;
  /** Client-side navigation for every `href` in menus, tabs, chips and lists. */
  readonly navigate?: ((href: string) => void) | undefined;
  readonly children: ReactNode;
}

/** Wraps the whole client once. */
export function UiProvider({ locale, labels, navigate, children }: UiProviderProps) {
  if (typeof document !== 'undefined') prepareDocument(document);
  return (
    <I18nProvider locale={locale}>
      <LabelsContext value={labels}>
        {navigate ? <RouterProvider navigate={navigate}>{children}</RouterProvider> : children}
      </LabelsContext>
    </I18nProvider>
  );
}
