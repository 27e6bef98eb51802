import type { Background, Office, ProposalSection, ProposalType, SmartField } from '@geflecht/domain';

/** What proposals are made of, and the people around them. */
export const words = {
  proposalType: {
    ziel: 'Ziel',
    projekt: 'Projekt',
    massnahme: 'Maßnahme',
  } as Readonly<Record<ProposalType, string>>,
  smart: {
    spezifisch: 'Spezifisch',
    messbar: 'Messbar',
    attraktiv: 'Attraktiv',
    realistisch: 'Realistisch',
    terminiert: 'Terminiert',
  } as Readonly<Record<SmartField, string>>,
  /** The question each S.M.A.R.T. field answers. */
  smartHint: {
    spezifisch: 'Was genau soll geschehen, wo und für wen?',
    messbar: 'Woran erkennen wir, dass es gelingt?',
    attraktiv: 'Was haben die Menschen davon?',
    realistisch: 'Was und wer ist schon da?',
    terminiert: 'Bis wann?',
  } as Readonly<Record<SmartField, string>>,
  section: {
    anlass: 'Anlass',
    ziel: 'Ziel',
    massnahmen: 'Maßnahmen',
    wirkung: 'Wirkung',
    umsetzung: 'Umsetzung',
  } as Readonly<Record<ProposalSection, string>>,
  sectionHint: {
    anlass: 'Warum braucht es diesen Vorschlag?',
    ziel: 'Was ist danach anders?',
    massnahmen: 'Was ist dafür zu tun?',
    wirkung: 'Wem hilft es, was verändert es anderswo?',
    umsetzung: 'Wer macht was, womit und wann?',
  } as Readonly<Record<ProposalSection, string>>,
  background: {
    partner_min: 'Partner von MIN',
    initiative_netzwerk: 'Initiative oder Netzwerk',
    stadtverwaltung: 'Stadtverwaltung',
    wirtschaft: 'Wirtschaft',
    wissenschaft: 'Wissenschaft',
    buerger: 'Interessiert, aus der Stadt',
  } as Readonly<Record<Background, string>>,
  office: {
    kk: 'Koordinierungskreis',
    admin: 'Technik',
    stadtkontakt: 'Stadtkontakt',
  } as Readonly<Record<Office, string>>,
  priority: (value: number): string => `Priorität ${value}`,
};
