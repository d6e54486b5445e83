import type { Locator, Page as Tab } from 'playwright-core'

/** Searches a list that opens and takes what was sought: the list narrows a moment after the typing. */
export async function pickField(tab: Tab, box: Locator, field: string): Promise<void> {
  await box.click()
  await box.fill(field)
  await tab.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: field }).first().click()
}
