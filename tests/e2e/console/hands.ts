import type { Page as Tab } from 'playwright-core'

/** Something a person does, or that is done to what they see; what it answers nobody reads. */
export type Step = (tab: Tab) => Promise<unknown>

/** Presses a button; the first of its name. */
export const press =
  (name: string | RegExp): Step =>
  (tab) =>
    tab.getByRole('button', { name }).first().click()

/** Presses a button of the dialog that is open. */
export const confirm =
  (name: string | RegExp): Step =>
  (tab) =>
    tab.getByRole('dialog').last().getByRole('button', { name }).click()

/** Fills a field by its label. */
export const fill =
  (label: string | RegExp, text: string): Step =>
  (tab) =>
    tab.getByLabel(label).first().fill(text)

/** Waits until a text is there. */
export const see =
  (text: string | RegExp): Step =>
  (tab) =>
    tab.getByText(text).first().waitFor()

/** One after the other. */
export function all(...steps: Step[]): Step {
  return async (tab) => {
    for (const step of steps) await step(tab)
  }
}
