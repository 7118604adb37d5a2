/** What a rule can read: what it means, and, where it is asked of people, in which words. A new field is a new line here. */

export type Field = {
  readonly kind: "amount" | "truth" | "words";
  readonly unit: string;
  /** In a few words, and what exactly it means. */
  readonly name: string;
  readonly what: string;
  /**
   * How it comes to be known: `computed` from the estimate, the inventory, facts and base tables; `asked` of people; `either`:
   * computed where it can be, and what somebody says wins.
   */
  readonly from: "computed" | "asked" | "either";
};

const computed = (unit: string, name: string, what: string): Field => ({
  kind: "amount",
  unit,
  name,
  what,
  from: "computed",
});
const amountAsked = (unit: string, what: string): Field => ({ kind: "amount", unit, name: what, what, from: "asked" });
const asked = (what: string): Field => ({ kind: "truth", unit: "", name: what, what, from: "asked" });
const either = (what: string): Field => ({ kind: "truth", unit: "", name: what, what, from: "either" });

const USERS = "users";
const MINUTES = "minutes";

/** Lines in service count, as the inventory has them: a person with two is two, a car is one. */
export const FIELDS = {
  duration_minutes: computed(MINUTES, "Duration", "From when the first was hit until the last was back, or now"),
  continuous_duration_minutes: computed(
    MINUTES,
    "Duration without a break, of all being out",
    "The longest stretch without a break in which all of them were out; where no districts are known, at most that in which anybody was",
  ),
  duration_or_expected_minutes: computed(
    MINUTES,
    "Duration, actual or expected",
    "The duration, or the expected one where that is longer; at the most likely and at the latest time of restoration",
  ),
  expected_duration_minutes: computed(
    MINUTES,
    "Expected duration",
    "The expected duration, by the time of restoration that somebody gave",
  ),
  users_affected: computed(
    USERS,
    "Users affected",
    "Different users hit at any time: the most at once, at most as if nobody was twice",
  ),
  users_affected_potential: computed(
    USERS,
    "Users potentially affected",
    "The same; where a rule says may, its upper bound decides",
  ),
  services_in_operation_affected_or_likely: computed(
    "services in operation",
    "Services in operation affected or likely",
    "Lines hit or likely to be",
  ),
  user_minutes: computed("user-minutes", "User-minutes", "Users hit, summed over time"),
  user_minutes_potential: computed(
    "user-minutes",
    "User-minutes potentially affected",
    "Users potentially hit, summed over time; where macro sites are known, sites out of service x users per site x duration",
  ),
  user_hours_lost: computed("user-hours", "User-hours lost", "Users hit, summed over time"),
  percent_of_provider_service_base: computed(
    "percent",
    "Share of the provider's users of the service",
    "Users hit at any time, of the provider's users of the service",
  ),
  percent_of_national_service_base: computed(
    "percent",
    "Share of the national users of the service",
    "Users hit at any time, of all users of the service in the country",
  ),
  service_area_prefectures: computed(
    "prefectures",
    "Prefectures served",
    "Prefectures in which the provider has customers",
  ),
  complete_loss_of_service: either("Whether those hit cannot use the service at all"),
  unable_to_establish_and_maintain_service: either("Whether end-users cannot set up and hold a service"),
  emergency_access_affected: either("Whether calls to the emergency services fail for anybody"),
  any_emergency_number_unreachable: either("Whether an emergency number cannot be reached, even if only in part"),
  network_911_affected: either("Whether 9-1-1 is affected"),
  only_911_affected: either("Whether 9-1-1 is affected, and no other service"),
  msc_outage: either("Whether a mobile switching centre is out of service"),
  all_services_on_network_in_state_or_territory: either(
    "Whether all services of the network in a state or territory are out",
  ),
  all_consumers_of_district_affected: either("Whether all consumers of the provider in a revenue district are out"),
  planned: either("Whether it came of work that was planned"),
  cause_natural_calamity: either("Whether a natural calamity caused it"),
  operator_agreed_major_service_failure: either("Whether it meets the criteria agreed between Ofcom and the operator"),
  is_major_outage: either("Whether it is a major outage; the rule for these says so"),
  abs_remoteness_area: {
    kind: "words",
    unit: "",
    name: "Remoteness of the areas hit",
    what: "Remoteness of the areas that are hit (ABS Remoteness Structure): remote, regional, major-city",
    from: "either",
  },
  provider_users_at_last_fiscal_year_end: amountAsked(
    USERS,
    "Users of the provider at the end of its last fiscal year",
  ),
  monthly_active_users: amountAsked(USERS, "Users of the service in a month"),
  cell_sites_affected: amountAsked("sites", "Cell sites that are out of service"),
  macro_sites_disabled: amountAsked("sites", "Macro cell sites that are disabled"),
  oc3_minutes: amountAsked("OC3-minutes", "OC3 circuits or equivalents that are out, times minutes"),
  blocked_calls_realtime: amountAsked("calls", "Calls that were blocked, as counted"),
  lost_calls_historic: amountAsked("calls", "Calls that were lost, by the load of the same hour of earlier weeks"),
  lost_mtp_messages_realtime: amountAsked("messages", "MTP messages that were lost, as counted"),
  lost_mtp_messages_historic: amountAsked("messages", "MTP messages that were lost, by the load of earlier weeks"),
  complete_unavailability_minutes: amountAsked(MINUTES, "How long the digital infrastructure service was unavailable"),
  limited_availability_minutes: amountAsked(MINUTES, "How long the digital infrastructure service was limited"),
  percent_of_union_users: amountAsked(
    "percent",
    "Users of the digital infrastructure service in the Union that are hit",
  ),
  union_users_affected: amountAsked(USERS, "Users of the digital infrastructure service in the Union that are hit"),
  site_area_class: {
    kind: "words",
    unit: "",
    name: "Class of the area of the cell sites",
    what: "Class of the area of these cell sites: urban, semi-urban, rural, most-rural",
    from: "asked",
  },
  community_class: {
    kind: "words",
    unit: "",
    name: "Class of the community",
    what: "What the community is by Statistics Canada: remote, isolated or rural",
    from: "asked",
  },
  community_isolated: asked("Whether a community has no other way to call or to be called"),
  affects_911_special_facility: asked("Whether a 911 special facility, such as a PSAP, is affected"),
  affects_988_special_facility: asked("Whether a 988 special facility, such as a Lifeline call centre, is affected"),
  affects_special_office_or_facility: asked(
    "Whether a special office or facility is affected, such as an airport or a military base",
  ),
  satellite_key_element_failed: asked("Whether a key element of a satellite system failed"),
  complete_loss_of_satellite_or_transponder_access: asked("Whether access to a satellite or transponder is lost"),
  stp_pair_isolated: asked("Whether a pair of signal transfer points is isolated"),
  dirs_activated_for_area: asked("Whether the FCC has activated DIRS for an area that is hit"),
  provider_has_facilities_in_activated_area: asked(
    "Whether the provider has facilities in the area for which DIRS is active",
  ),
  wireless_public_alerting_down: asked("Whether wireless public alerting is out of service"),
  specialized_service_unreachable: asked("Whether TTY relay, IP relay or 9-8-8 cannot be reached"),
  material_portion_of_base: asked("Whether a material portion of the provider's subscribers is affected"),
  area_served_only_by_affected_carrier: asked("Whether an area that is hit is served by nobody else"),
  critical_infrastructure_affected: asked("Whether critical infrastructure is affected"),
  major_transport_facility_affected: asked("Whether an airport or another major transport facility is affected"),
  emergency_centre_line_down_for_incoming: asked("Whether lines of an emergency control centre take no calls"),
  interconnection_in_country_affected: asked("Whether interconnection in the country is affected"),
  operator_critical_component_affected: asked("Whether what the operator named a critical component is affected"),
  severe_operational_disruption_or_financial_loss_caused_or_capable: asked(
    "Whether it causes, or can cause, severe operational disruption of the services or financial loss for the entity",
  ),
  considerable_damage_to_others_caused_or_capable: asked(
    "Whether it affects, or can affect, others by considerable material or non-material damage",
  ),
  significant_impact: asked("Whether its impact on networks or services is significant"),
  significant_security_incident: asked(
    "Whether it is a significant security incident, faults of availability included",
  ),
  significant_incident: asked("Whether it is a significant incident"),
  significant_network_outage_in_district: asked("Whether it is a significant network outage in the district"),
  national_mainstream_media_coverage: asked("Whether national mainstream media report it"),
  critical_public_service_affected: asked("Whether a critical public service is affected"),
  core_function_equipment: asked("Whether equipment with a core function of the network is concerned"),
  risk_event_listed: asked("Whether it is one of the events listed as able to lead to a serious accident"),
} as const satisfies Readonly<Record<string, Field>>;

export type FieldName = keyof typeof FIELDS;

const fieldByName: ReadonlyMap<string, Field> = new Map(Object.entries(FIELDS));

/** Fields that only one provider's own duties read, `duty:…`, are asked. */
export function findField(name: string): Field | undefined {
  if (/^duty:[a-z0-9_-]{1,60}$/.test(name))
    return asked(`Whether this holds: ${name.slice(5).replaceAll(/[_-]/g, " ")}`);
  return fieldByName.get(name);
}
