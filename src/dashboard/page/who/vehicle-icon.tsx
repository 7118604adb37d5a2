/** A car from the side. The words beside it say what it is. */
export function VehicleIcon() {
  return (
    <svg class="vehicle-icon" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">
      <path
        fill="currentColor"
        d="M1 11V8.2c0-.8.5-1.5 1.300-1.700L5 5.800 7.300 2.300C7.700 1.500 8.500 1 9.400 1h5.200c.8 0 1.500.4 2 1L19.500 5.800l2.400.6c.7.200 1.100.800 1.100 1.500V11c0 .6-.4 1-1 1h-1a3 3 0 0 0-6 0H9a3 3 0 0 0-6 0H2c-.6 0-1-.4-1-1Zm6.500-5.500h4V2.700H9.600c-.3 0-.5.1-.7.4ZM13 5.500h4.300l-2-2.500a.8.8 0 0 0-.6-.3H13Z"
      />
      <circle cx="6" cy="12.500" r="2.200" fill="currentColor" />
      <circle cx="18" cy="12.500" r="2.200" fill="currentColor" />
    </svg>
  );
}
