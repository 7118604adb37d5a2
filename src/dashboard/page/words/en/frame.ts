/** What stands around every view, and what goes wrong. */
export const frame = {
  title: "Headcount",
  skip: "Skip to the figures",
  views: { now: "Now", whatIf: "What if", incidents: "Incidents" },
  zone: {
    label: "Times in",
    utc: "UTC",
    local: "This device's time",
    operator: (zone: string) => `Operator's time (${zone})`,
  },
  scheme: { label: "Colours", auto: "As the device", light: "Light", dark: "Dark" },
  signIn: "Sign in",
  signOut: "Sign out",
  signedInAs: (who: string) => `Signed in as ${who}`,
  partner: (operators: string) => `You see the customers of ${operators}`,
  exercise: (name: string) => `EXERCISE: ${name}. Nothing here is real.`,
  loading: "Asking for the figures …",
  copied: "Copied",
  copy: "Copy",
  nowhere: { title: "There is no such page", back: "To the present figures" },
  problem: {
    unreachable: "The service cannot be reached",
    unreachableDetail: "The page goes on trying by itself.",
    silent: "The database does not answer",
    silentDetail: "This cannot be shown until it does. The page goes on trying by itself.",
    forbidden: "Your credential does not show this",
    noInventory: "No network is described",
    noInventoryDetail:
      "There are figures once an inventory is stored (PUT /v1/inventory) that is in force at the moment shown.",
    again: "Try again",
  },
};
