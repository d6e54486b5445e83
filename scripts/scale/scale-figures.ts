import type { ScaleStep } from './scale-step'

/**
 * Forgets how far the clock had counted when the brand was small: its next runs count everybody and every day anew, as
 * far back as they go.
 */
export function figureSteps(): ScaleStep[] {
  return [
    {
      name: 'what the clock has counted, to be counted anew',
      sql: `delete from nightly_run where job in ('refreshMemberFigures', 'measureFunnel');
        delete from ledger_day; delete from ledger_fold; delete from lead_day;
        delete from report_day; delete from store_day; delete from report_change`,
    },
  ]
}
