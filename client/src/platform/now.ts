import { useEffect, useState } from 'react';

/** The present time, renewed every minute, for „vor 3 Minuten". */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** The calendar day of a moment in Munich, `YYYY-MM-DD`. */
export function dayInMunich(when: Date): string {
  return DAY.format(when);
}
