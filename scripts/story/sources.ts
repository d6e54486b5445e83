/** What a story is made from, read from files or made up. */
export type StoreSource = {
  code: string
  name: string
  city: string
  address: string
  latitude: number
  longitude: number
}
/** `on` is a Shanghai day; `origin` the channel's name in the source. */
export type LeadSource = { id: string; on: string; origin: string; landingPage: string }
export type DealSource = { leadId: string; wonAt: Date }
