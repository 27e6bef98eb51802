import './trip.ts';
